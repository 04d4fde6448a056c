"""QR codes on printed sheets and cards."""

import io

import segno
from hypothesis import given, settings
from hypothesis import strategies as st

from showkit.kit.printing.qr import qr_svg


@settings(max_examples=60, deadline=None)
@given(
    st.text(st.characters(codec="ascii", categories=["L", "N", "P"]), min_size=1, max_size=300),
)
def test_a_code_is_the_one_that_the_standard_s_points_choose(words):
    """To choose otherwise than segno does, module by module, would be to choose a worse one."""
    address = f"https://example.org/{words}"
    out = io.BytesIO()
    code = segno.make(address, error="q", micro=False)
    code.save(out, kind="svg", border=4, light="#fff", xmldecl=False, nl=False, svgclass=None)
    assert qr_svg(address) == out.getvalue().decode()
