"""What the file says about itself, twice: as document information, and as XMP, which must agree."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from types import MappingProxyType

from signoff import __version__

LAYOUT = 3
"""The version of the layout of pages; any change of what they print, or where, raises it."""

FIRST_LAYOUTS = MappingProxyType({1: 1, 2: 2, 3: 3})
"""The first layout of programs that could read a record of each version: no earlier one can have printed it."""

PRODUCER = f"signoff {__version__} (layout {LAYOUT})"
LANGUAGE = "en-GB"

_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
{creator}<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>{producer}</xmp:CreatorTool>
<xmp:CreateDate>{moment}</xmp:CreateDate>
<xmp:ModifyDate>{moment}</xmp:ModifyDate>
<pdf:Producer>{producer}</pdf:Producer>
<pdfaid:part>3</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about=""
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of PDF/UA to which the file conforms</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


@dataclass(frozen=True, slots=True)
class Information:
    """What the file says about itself: title, council, the instant of its content, and an identifying digest."""

    title: str
    author: str
    moment: dt.datetime
    digest: bytes


def instant_of(moment: str) -> dt.datetime:
    """Return the instant that a PDF date in UTC names, as `objects.moment` writes it; the year 1 for any other text."""
    try:
        return dt.datetime.strptime(moment, "D:%Y%m%d%H%M%S+00'00'").replace(tzinfo=dt.UTC)
    except ValueError:
        return dt.datetime.min.replace(tzinfo=dt.UTC)


def xmp(about: Information, producer: str = PRODUCER) -> bytes:
    """Return the XMP packet that claims PDF/UA-1 and PDF/A-3a; `producer` is the program that makes the file."""
    author = f"<dc:creator><rdf:Seq><rdf:li>{escape(about.author)}</rdf:li></rdf:Seq></dc:creator>\n"
    return _PACKET.format(
        title=escape(about.title),
        creator=author if about.author else "",
        language=LANGUAGE,
        producer=escape(producer),
        moment=about.moment.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%S+00:00"),
    ).encode()


def escape(text: str) -> str:
    """Return text as XML content; the standard library's function would load network modules."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
