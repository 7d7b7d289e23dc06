"""Writes tables and maps in the forms in which people hand them on, from rows of cells.

Everything is written by the standard library alone, so that no writer's defaults stand between the
description of a file and its bytes, and that the run needs nothing installed.
"""

import io
import json
import struct
import zipfile
from xml.sax.saxutils import escape, quoteattr


def quoted(cell):
    return '"' + cell.replace('"', '""') + '"'


def text(head, rows, mark=",", end="\n", every=False):
    """Cells parted by a letter; in quotes where they must be, as Excel, R and pandas write them."""
    odd = set(mark + '"\r\n')
    cell = lambda one: quoted(one) if every or odd & set(one) else one
    lines = [mark.join(map(cell, row)) for row in ([head] if head else []) + rows]
    return "".join(line + end for line in lines)


def csv(head, rows, **how):
    return text(head, rows, **how).encode()


def packed(files):
    """An archive of some files, by their names."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            # Readers of LibreOffice's files look for the bytes of this one as they are.
            archive.writestr(name, data, zipfile.ZIP_STORED if name == "mimetype" else None)
    return held.getvalue()


def column_name(at):
    return (chr(64 + at // 26) if at >= 26 else "") + chr(65 + at % 26)


def xlsx(sheets):
    """A workbook of sheets by their names. A cell is a text, a number, nothing, a pair of a number
    and the style that shows it, or a pair of a formula (`=…`) and the number that it gives."""
    styles = ["General", "0%", "#,##0", "0.0", "yyyy-mm-dd", "$#,##0", "00000", "0.0%", "#,##0,", '0"p"', '#,##0;-#,##0;"(NA)"', '[<10]"<10";0', ";;;", '_(* #,##0_);_(* (#,##0);_(* "-"??_);_(@_)']
    files = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    }
    relations = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    named = ""
    for at, (name, rows) in enumerate(sheets.items(), 1):
        relations += f'<Relationship Id="r{at}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet{at}.xml"/>'
        named += f'<sheet name={quoteattr(name)} sheetId="{at}" r:id="r{at}"/>'
        files[f"xl/worksheets/sheet{at}.xml"] = sheet(rows, styles)
    relations += '<Relationship Id="s" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>'
    files["xl/_rels/workbook.xml.rels"] = relations
    space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    files["xl/workbook.xml"] = f'<workbook {space} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>{named}</sheets></workbook>'
    formats = "".join(f'<numFmt numFmtId="{170 + at}" formatCode={quoteattr(style)}/>' for at, style in enumerate(styles))
    shown = "".join(f'<xf numFmtId="{170 + at if at else 0}"/>' for at in range(len(styles)))
    files["xl/styles.xml"] = f'<styleSheet {space}><numFmts count="{len(styles)}">{formats}</numFmts><cellXfs count="{len(styles)}">{shown}</cellXfs></styleSheet>'
    return packed(files)


def sheet(rows, styles):
    lines = ""
    for line, row in enumerate(rows, 1):
        cells = ""
        for at, cell in enumerate(row):
            place = f"{column_name(at)}{line}"
            if isinstance(cell, str):
                cells += f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{escape(cell)}</t></is></c>'
            elif isinstance(cell, tuple) and isinstance(cell[0], str):
                cells += f'<c r="{place}"><f>{escape(cell[0][1:])}</f><v>{cell[1]}</v></c>'
            elif isinstance(cell, tuple):
                cells += f'<c r="{place}" s="{styles.index(cell[1])}"><v>{cell[0]}</v></c>'
            elif cell is not None:
                cells += f'<c r="{place}"><v>{cell}</v></c>'
        lines += f'<row r="{line}">{cells}</row>'
    return f'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{lines}</sheetData></worksheet>'


def ods(rows, name="Sheet1"):
    """A table of LibreOffice."""
    spaces = " ".join(f'xmlns:{word}="urn:oasis:names:tc:opendocument:xmlns:{word}:1.0"' for word in ["office", "table", "text"])
    lines = ""
    for row in rows:
        cells = ""
        for cell in row:
            if cell is None:
                cells += "<table:table-cell/>"
            elif isinstance(cell, str):
                cells += f'<table:table-cell office:value-type="string"><text:p>{escape(cell)}</text:p></table:table-cell>'
            else:
                cells += f'<table:table-cell office:value-type="float" office:value="{cell}"><text:p>{cell}</text:p></table:table-cell>'
        lines += f"<table:table-row>{cells}</table:table-row>"
    content = f'<?xml version="1.0"?><office:document-content {spaces}><office:body><office:spreadsheet><table:table table:name={quoteattr(name)}>{lines}</table:table></office:spreadsheet></office:body></office:document-content>'
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = f'<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    return packed({"mimetype": kind, "content.xml": content, "META-INF/manifest.xml": manifest})


# Maps: squares of one degree, or points, in rows of `wide`, each with its properties.


def square(at, wide, west=-100.0, south=30.0):
    x, y = west + at % wide, south + at // wide
    return [[x, y], [x, y + 1], [x + 1, y + 1], [x + 1, y], [x, y]]


def geojson(properties, wide, points=False, crs=None, ids=None):
    features = []
    for at, one in enumerate(properties):
        ring = square(at, wide)
        shape = {"type": "Point", "coordinates": ring[0]} if points else {"type": "Polygon", "coordinates": [ring[::-1]]}
        features.append({"type": "Feature", **({"id": ids[at]} if ids else {}), "properties": one, "geometry": shape})
    named = {"name": "map", "crs": {"type": "name", "properties": {"name": crs}}} if crs else {}
    return json.dumps({"type": "FeatureCollection", **named, "features": features}).encode()


def topojson(properties, wide):
    """Each square's outline as an arc of its own."""
    arcs = [square(at, wide) for at in range(len(properties))]
    shapes = [{"type": "Polygon", "arcs": [[at]], "properties": one} for at, one in enumerate(properties)]
    return json.dumps({"type": "Topology", "objects": {"map": {"type": "GeometryCollection", "geometries": shapes}}, "arcs": arcs}).encode()


WGS84 = 'GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]'


def shapefile(properties, wide, points=False):
    """The parts of a shapefile by their endings, as QGIS writes them."""
    shapes, index, words = b"", b"", 50
    west, east = -100.0, -100.0 + wide
    south, north = 30.0, 30.0 + -(-len(properties) // wide)
    for at in range(len(properties)):
        ring = square(at, wide)
        if points:
            content = struct.pack("<idd", 1, *ring[0])
        else:
            box = [*ring[0], *ring[2]]
            content = struct.pack("<i4diii", 5, *box, 1, len(ring), 0) + b"".join(struct.pack("<dd", *one) for one in ring)
        shapes += struct.pack(">ii", at + 1, len(content) // 2) + content
        index += struct.pack(">ii", words, len(content) // 2)
        words += 4 + len(content) // 2
    bounds = (west, south, east, north, 0, 0, 0, 0)
    header = lambda body: struct.pack(">7i", 9994, 0, 0, 0, 0, 0, 50 + len(body) // 2) + struct.pack("<ii8d", 1000, 1 if points else 5, *bounds)
    return {"shp": header(shapes) + shapes, "shx": header(index) + index, "dbf": dbf(properties), "prj": WGS84.encode(), "cpg": b"UTF-8"}


def dbf(properties):
    names = list(properties[0])
    numeric = {name: all(isinstance(one[name], (int, float)) or one[name] is None for one in properties) for name in names}
    decimals = {name: 4 if numeric[name] and any(isinstance(one[name], float) for one in properties) else 0 for name in names}
    wide = {name: 18 if numeric[name] else 40 for name in names}
    fields = b"".join(
        name.encode()[:10].ljust(11, b"\0") + (b"N" if numeric[name] else b"C") + bytes(4) + bytes([wide[name], decimals[name]]) + bytes(14)
        for name in names)
    body = b""
    for one in properties:
        body += b" "
        for name in names:
            value = one[name]
            cell = "" if value is None else f"{value:.{decimals[name]}f}" if numeric[name] else str(value)
            body += cell.encode().rjust(wide[name]) if numeric[name] else cell.encode().ljust(wide[name])
    start = 32 + len(fields) + 1
    head = struct.pack("<4BIHH", 3, 126, 1, 1, len(properties), start, 1 + sum(wide.values())) + bytes(20)
    return head + fields + b"\r" + body + b"\x1a"
