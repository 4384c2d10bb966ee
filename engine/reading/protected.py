"""Workbooks protected with a password, made readable in memory. Nothing of them is written anywhere."""

import io
import struct
from typing import Final

from engine.errors import ShopError
from engine.reading.sources import Source, of_bytes, whole

_OF_EXCEL: Final = "VelvetSweatshop"
"""What Excel itself encrypts with where only the sheets are protected; it opens such a workbook without asking."""

_BROKEN: Final = (OSError, ValueError, KeyError, IndexError, AssertionError, NotImplementedError, struct.error)


def decrypted(source: Source, password: str | None) -> Source:
    """The workbook without its protection.

    Raises `file.encrypted` where a password is needed, `file.wrong_password` where the given one does not open it,
    `file.unreadable` where the protection is of a kind that is not known.
    """
    from msoffcrypto import OfficeFile
    from msoffcrypto.exceptions import DecryptionError, FileFormatError, InvalidKeyError, ParseError

    content = whole(source)
    for key in (_OF_EXCEL, password):
        if key is None:
            raise ShopError("file.encrypted", file=source.name)
        out = io.BytesIO()
        try:
            file = OfficeFile(content)
            # Old workbooks verify the password by themselves.
            file.load_key(password=key, **({"verify_password": True} if file.format == "ooxml" else {}))
            file.decrypt(out)
        except InvalidKeyError:
            continue
        except (DecryptionError, FileFormatError, ParseError, *_BROKEN) as error:
            if password is None:
                continue
            raise ShopError("file.unreadable", file=source.name, detail=str(error)) from error
        return of_bytes(source.name, out.getvalue())
    raise ShopError("file.wrong_password", file=source.name)
