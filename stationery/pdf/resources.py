"""Resources: what the pages of a file share, each written once: fonts when all is drawn, pictures when first shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stationery.model.page import Form, Image
from stationery.pdf.embedding import EmbeddedFont
from stationery.pdf.file import PdfFile, Ref
from stationery.pdf.font_instance import FontInstance
from stationery.pdf.syntax import name

if TYPE_CHECKING:
    from stationery.pdf.form import Objects


class Resources:
    """Fonts by instance, pictures and forms by value. `fonts` is the dictionary that all pages refer to."""

    def __init__(self, file: PdfFile) -> None:
        self.fonts = file.reserve()
        self._file = file
        self._embedded: dict[FontInstance, EmbeddedFont] = {}
        self._shown: dict[Image | Form, tuple[str, Ref]] = {}
        self._written: dict[int, tuple[Objects, list[Ref]]] = {}

    @property
    def count(self) -> int:
        """How many pictures and forms there are."""
        return len(self._shown)

    @property
    def embedded(self) -> tuple[EmbeddedFont, ...]:
        """The fonts, in the order in which they were first asked for."""
        return tuple(self._embedded.values())

    def font(self, instance: FontInstance) -> EmbeddedFont:
        found = self._embedded.get(instance)
        if found is None:
            found = self._embedded[instance] = EmbeddedFont(instance, f"F{len(self._embedded) + 1}")
        return found

    def image(self, image: Image) -> tuple[str, Ref]:
        """The name and the object of a picture."""
        found = self._shown.get(image)
        if found is None:
            from stationery.pdf.images import write_image  # 0.2 ms

            found = self._shown[image] = (f"I{len(self._shown) + 1}", write_image(image, self._file))
        return found

    def form(self, form: Form) -> tuple[str, Ref]:
        """The name and the object of somebody else's page."""
        found = self._shown.get(form)
        if found is None:
            from stationery.pdf.form import write_form  # 0.5 ms

            written = write_form(form.content, self._file, self._written)
            found = self._shown[form] = (f"I{len(self._shown) + 1}", written)
        return found

    def finish(self) -> None:
        """Write the fonts: only now is their use known."""
        fonts = [f"{name(font.resource)} {font.write(self._file)}" for font in self._embedded.values()]
        self._file.put(self.fonts, f"<<{' '.join(fonts)}>>")
