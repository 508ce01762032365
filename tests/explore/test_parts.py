"""The pieces that explorers are drawn with."""

import numpy as np
import pytest

from lab import style, words
from lab.explore import curves, histograms


@pytest.mark.parametrize(
    ("number", "text"),
    [(0, "0"), (0.634, "0.63"), (12.3, "12"), (1e-6, "1e-06"), (84_000.0, "8e+04")],
)
def test_a_size_is_as_short_as_it_can_be(number, text):
    assert words.size(number) == text


def test_a_small_strength_is_told_without_an_exponent():
    assert [words.plain(strength) for strength in (1.7783e-06, 1e-6, 0.1)] == [
        "0.0000018",
        "0.000001",
        "0.1",
    ]


def test_one_thing_is_no_plural():
    assert [words.counted(n, "trial") for n in (0, 1, 2)] == ["0 trials", "1 trial", "2 trials"]


def test_a_heap_of_zeros_does_not_flatten_the_other_bars():
    numbers = np.concatenate([np.zeros(900), np.linspace(-0.9, 0.9, 300)]).reshape(40, 30)
    data = histograms.spreads([numbers], (-1.0, 1.0))
    assert data.bars.max() == histograms.FULL
    others = np.delete(data.bars[0], histograms.BINS // 2)
    assert others.max() > 0.1
    assert data.sizes == pytest.approx([numbers.std()])


def test_the_few_numbers_inside_the_limits_do_not_fill_the_panel():
    numbers = np.full((10, 100), 5.0)
    numbers[0, 0] = 0.5
    assert histograms.spreads([numbers], (-1.0, 1.0)).bars.max() == pytest.approx(1 / 50)


def test_panels_without_a_layer_are_empty():
    _, panels = style.panels(1, 3, height=2, title="")
    row = histograms.layers(panels, (-1.0, 1.0), style.ACTIVATION, "outputs")
    for count in (3, 1):
        row.draw(histograms.spreads([np.full((4, 4), 0.3)] * count, (-1.0, 1.0)))
        heights = [patch.get_data()[0].max() for patch in row.histograms]
        assert heights == [1.0] * count + [0.0] * (3 - count)
        assert [text.get_text() for text in row.sizes] == ["std 0", "0", "0"][:count] + [" "] * (
            3 - count
        )


def test_the_grey_of_saturation_covers_the_whole_height_where_it_is_told():
    _, (axes,) = style.panels(1, 1, height=2, title="")
    x = np.linspace(-2, 2, 9)
    curve = histograms.curve_over_inputs(axes, x)
    curve.draw(np.tanh(x), np.abs(x) > 1, np.array([0.0, 0.1, 9.0]), height=0.5)
    assert curve.flat.get_data()[0].tolist() == (np.abs(x) > 1).tolist()
    assert curve.inputs.get_data()[0].max() == 0.5
    assert np.array_equal(curve.curve.get_ydata(), np.tanh(x))


def test_a_history_has_a_line_for_each_number_over_the_steps():
    _, (axes,) = style.panels(1, 1, height=2, title="")
    history = curves.losses(axes, 3, (0.1, 10), {"label": "on"}, {"label": "off"})
    history.draw(np.array([3.0, 2.0, 1.0]), np.array([4.0, 4.0, 4.0]))
    assert np.asarray(history.lines[0].get_xydata()).tolist() == [[0, 3], [1, 2], [2, 1]]
    assert axes.get_yscale() == "log"
