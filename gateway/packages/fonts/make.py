# SPDX-License-Identifier: Apache-2.0
"""Makes the fonts of the certificate: make.py NotoSansSC_400Regular.ttf LXGWWenKai-Regular.ttf FOLDER (needs fontTools).

Keeps the characters that a certificate may hold, and one character for each glyph: the plain one, no radical and no compatibility
form, so that what is copied out of a certificate is what was written into it.
"""
import sys, logging
from fontTools import subset
from fontTools.ttLib import TTFont
logging.disable(logging.WARNING)
def preferred(c):
    return (0x2E80 <= c <= 0x2FDF or 0xF900 <= c <= 0xFAFF or 0x2F800 <= c <= 0x2FA1F, c in (0x00A0,0x00AD,0x2011,0x2010), c)
def wanted(c):
    return (0x20 <= c <= 0x7E or 0xA0 <= c <= 0xFF or 0x2010 <= c <= 0x205E or 0x2070<=c<=0x209F or 0x20A0 <= c <= 0x20BF or 0x2100 <= c <= 0x22FF
        or 0x2460 <= c <= 0x24FF or 0x2500 <= c <= 0x25FF or 0x2600<=c<=0x27BF or 0x0370 <= c <= 0x03FF or 0x0400<=c<=0x045F or 0x3000 <= c <= 0x303F or 0x3040<=c<=0x30FF or 0x3200 <= c <= 0x33FF
        or 0x3400 <= c <= 0x4DBF or 0x4E00 <= c <= 0x9FFF or 0xFE10<=c<=0xFE6F or 0xFF00 <= c <= 0xFFEF or c >= 0x20000)
def make(src, dst, keep, family):
    f = TTFont(src); cmap = f.getBestCmap(); glyphs = {}
    for c, g in cmap.items():
        if wanted(c) and keep(c): glyphs.setdefault(g, []).append(c)
    chars = sorted(min(cs, key=preferred) for cs in glyphs.values())
    o = subset.Options(); o.layout_features = []; o.hinting = False; o.name_IDs = ['*']; o.name_languages=[0x409]; o.notdef_outline = True; o.glyph_names = True
    o.drop_tables += ['GSUB','GPOS','GDEF','BASE','vhea','vmtx','VORG','STAT','DSIG','kern','gasp','meta']; o.recalc_timestamp = False
    s = subset.Subsetter(o); s.populate(unicodes=chars); s.subset(f)
    for n in list(f['name'].names):
        if n.nameID in (1, 16): n.string = family
        if n.nameID in (4,): n.string = family + ' Regular'
        if n.nameID == 6: n.string = family.replace(' ', '') + '-Regular'
        if n.nameID == 3: n.string = family + ' ' + str(n)
    f.save(dst); print(dst, len(chars))
    return set(chars)
base = make(sys.argv[1], sys.argv[3] + '/jianzheng-sans.ttf', lambda c: True, 'Jianzheng Sans')
make(sys.argv[2], sys.argv[3] + '/jianzheng-rare.ttf', lambda c: c not in base and c>=0x3400, 'Jianzheng Rare')
