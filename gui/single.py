"""One window a person: a second start hands its file to the first and ends. A local pipe, never the network."""

import getpass
import hashlib

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

WAIT_MS = 500


class SingleInstance(QObject):
    """`asked(path)` when a second start came; the path may be empty."""

    asked = Signal(str)

    def __init__(self, name: str = "", parent: QObject | None = None) -> None:
        super().__init__(parent)
        person = hashlib.sha256(getpass.getuser().encode()).hexdigest()[:12]
        self._name = name or f"regulars-{person}"
        self._server: QLocalServer | None = None
        probe = QLocalSocket()
        probe.connectToServer(self._name)
        self.is_first = not probe.waitForConnected(WAIT_MS)
        probe.abort()
        if self.is_first:
            QLocalServer.removeServer(self._name)  # one left behind by a crash
            self._server = QLocalServer(self)
            self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
            self._server.newConnection.connect(self._welcome)
            self._server.listen(self._name)

    def hand_over(self, path: str) -> None:
        """Tell the first window to come to the front, and what to open."""
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if socket.waitForConnected(WAIT_MS):
            socket.write(path.encode() + b"\n")
            socket.waitForBytesWritten(WAIT_MS)
            socket.disconnectFromServer()

    def close(self) -> None:
        if self._server is not None:
            self._server.close()

    @Slot()
    def _welcome(self) -> None:
        assert self._server is not None
        socket = self._server.nextPendingConnection()
        if socket.canReadLine() or socket.waitForReadyRead(WAIT_MS):
            self.asked.emit(bytes(socket.readLine().data()).decode().strip())
        socket.disconnectFromServer()
        socket.deleteLater()
