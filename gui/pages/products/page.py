"""Everything the shop sells: search, filters, and who buys whatever is chosen."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Slot

from engine.errors import ShopError
from gui import messages
from gui.pages.base import Page
from gui.pages.products.card import ProductCard
from gui.table_models.products import ProductFilter, ProductsModel
from gui.widgets.buttons import button, chip
from gui.widgets.filter_chip import FilterChip
from gui.widgets.labels import label
from gui.widgets.list_and_detail import ListAndDetail
from gui.widgets.search import SearchField
from gui.widgets.states import EmptyState, ErrorState
from gui.widgets.swap import Swap
from gui.widgets.table import DataTable

CATEGORIES = 30
"""The categories with the most products are offered; a menu of hundreds helps nobody."""


class ProductsPage(Page):
    """A table on the left, one product on the right. Arguments: {"product": ID}, {"category": NAME}."""

    page_id = "products"
    icon = "products"

    def __init__(self, *parts: Any) -> None:
        super().__init__(*parts)
        self._product: str | None = None
        self.model = ProductsModel(self)
        self.query = SearchField(self.tr("Search products"), "productsSearch", "Ctrl+F")
        self.query.setFixedWidth(290)
        self.category = FilterChip(self.tr("Category"), self.tr("All categories"), "categoryChip")
        self.left_out = chip(self.tr("Never recommended"), "leftOutChip")
        self.shown = label("", "small", "productsShown")
        self.export = button(self.tr("Export to Excel"), "exportProductsButton")
        self.table = DataTable(self.model, self.theme, self.settings, "productsTable", self.tr("Products"))
        self.card = ProductCard(self.theme)
        self.none = EmptyState(self.theme, "bag", self.tr("Choose a product"), self.tr("Who buys it stands here."))
        self.wrong = ErrorState(self.theme, "retryProductsButton")
        self.nothing = EmptyState(
            self.theme,
            "products",
            self.tr("No products yet"),
            self.tr("They appear here once a sales file names what was bought."),
            self.tr("Open a sales file"),
            name="openFileButton",
        )
        self._arrange()
        self._connect()

    @property
    def title(self) -> str:
        return self.tr("Products")

    def refresh(self, changed: frozenset[str]) -> None:
        if not changed & {"sales", "products", "scores", "settings"}:
            return
        try:
            table = self.workspace.read("product_table")
        except ShopError as problem:
            self.wrong.set_words(self.tr("The products cannot be shown"), messages.error(problem), self.tr("Try again"))
            self.stack.show_only(self.wrong)
            return
        self.model.load(table, self.workspace.formats)
        self.stack.show_only(self.main if self.model.total else self.nothing)
        count = self.workspace.formats.count
        self.query.setPlaceholderText(
            self.tr("Search {count} products").format(count=count(self.workspace.overview["products"]))
        )
        categories = self.model.counts("category").most_common(CATEGORIES)
        self.category.set_options([(name, f"{name}  {count(number)}") for name, number in categories])
        self.category.setVisible(bool(categories))
        self._settle()

    def arrive(self, arguments: dict[str, Any]) -> None:
        self.query.clear()
        self.left_out.setChecked(False)
        self.category.choose({arguments["category"]} if "category" in arguments else ())
        self._ask()
        if "product" in arguments:
            self.show_product(arguments["product"])

    def standing(self) -> dict[str, Any]:
        kept = {"query": self.query.text(), "left_out": self.left_out.isChecked(), "product": self._product}
        return {**kept, "category": self.category.chosen}

    def stand(self, standing: Mapping[str, Any]) -> None:
        self.category.choose(standing["category"])
        self.left_out.setChecked(standing["left_out"])
        self.query.setText(standing["query"])
        self._ask()
        if self.model.find("product_id", standing["product"]) >= 0:
            self.show_product(standing["product"])

    def search(self) -> None:
        self.query.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def escape(self) -> None:
        if self.query.text():
            self.query.clear()
        else:
            self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot(str)
    def show_product(self, product: str) -> None:
        """Choose a product in the table, which shows its card. Filters that hide it are taken off."""
        if self.model.find("product_id", product) < 0:
            self.arrive({})
        if self.model.find("product_id", product) < 0:
            self.left_out.setChecked(True)
        row = self.model.find("product_id", product)
        if row >= 0:
            self._product = product
            self.table.choose(row)
            self._show_card()

    def _arrange(self) -> None:
        self.side = Swap(self.none, self.card)
        asks = (self.query, self.category, self.left_out, self.shown)
        self.main = ListAndDetail("productsSplit", asks, self.export, self.table, self.side, (498, 592))
        self.stack = Swap(self.main, self.nothing, self.wrong)
        self.page.addWidget(self.stack)

    def _connect(self) -> None:
        self.workspace.opened.connect(self._another_shop)
        self.query.searched.connect(self._ask)
        self.left_out.toggled.connect(self._ask)
        self.category.changed.connect(self._ask)
        self.export.clicked.connect(self.table.export)
        self.table.exported.connect(self._tell_exported)
        self.table.chosen.connect(self._chosen)
        self.table.opened.connect(self._chosen)
        self.card.customer_wanted.connect(self._to_customer)
        self.card.product_wanted.connect(self.show_product)
        self.card.ban_wanted.connect(self._ban)
        self.card.pin_wanted.connect(self._pin)
        self.nothing.pressed.connect(self._to_files)
        self.wrong.pressed.connect(self._retry)

    @Slot()
    def _another_shop(self) -> None:
        """What was asked of the shop before, and what was shown of it, means nothing here; its rows come with `refresh`."""
        widgets = (self.query, self.left_out, self.category)
        for widget in widgets:
            widget.blockSignals(True)
        self.query.clear()
        self.left_out.setChecked(False)
        self.category.choose(())
        for widget in widgets:
            widget.blockSignals(False)
        self.model.asked = ProductFilter()
        self._product = None
        self.side.show_only(self.none)

    @Slot()
    def _ask(self) -> None:
        self.model.ask(ProductFilter(self.query.text(), self.category.chosen, self.left_out.isChecked()))
        self._settle()

    def _settle(self) -> None:
        """After another choice of rows: keep what was shown, else show the first."""
        rows = self.model.rowCount()
        filtered = self.model.asked != ProductFilter()
        self.shown.setText(self.tr("%Ln shown", "", rows) if filtered else "")
        row = self.model.find("product_id", self._product) if self._product else -1
        if row >= 0:
            self.table.choose(row)
            self._show_card()
        elif rows:
            self.table.choose(0)
        else:
            self.none.set_words(self.tr("Nothing fits"), self.tr("Take a filter off, or search for something else."))
            self.side.show_only(self.none)

    @Slot(int)
    def _chosen(self, row: int) -> None:
        self._product = self.model.row(row)["product_id"]
        self._show_card()

    def _show_card(self) -> None:
        try:
            product = self.workspace.read("product", self._product)
        except ShopError as problem:
            self.none.set_words(messages.error(problem), "")
            self.side.show_only(self.none)
            return
        self.card.show_product(product, self.workspace.formats)
        self.side.show_only(self.card)

    @Slot(bool)
    def _ban(self, banned: bool) -> None:
        self._edit({"banned": banned})

    @Slot(bool)
    def _pin(self, pinned: bool) -> None:
        self._edit({"pinned": pinned})

    def _edit(self, values: dict[str, bool]) -> None:
        edit = self.workspace.edit("edit_product", self._product, values, changes=frozenset({"products", "scores"}))
        edit.failed.connect(self._edit_failed)

    @Slot(object)
    def _edit_failed(self, problem: ShopError) -> None:
        self.card.about.set_whole(messages.error(problem))

    def undo(self) -> None:
        """Ctrl+Z: take the ban of the product that is shown back."""
        if self.card.product.get("banned"):
            self._ban(False)

    @Slot(str)
    def _to_customer(self, customer: str) -> None:
        self.navigate.emit("customers", {"customer": customer})

    @Slot()
    def _retry(self) -> None:
        self.refresh(frozenset({"sales"}))

    @Slot(str)
    def _tell_exported(self, path: str) -> None:
        self.shown.setText(self.tr("Saved as {file}").format(file=Path(path).name))

    @Slot()
    def _to_files(self) -> None:
        self.navigate.emit("open", {"kind": "files"})
