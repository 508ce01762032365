"""The figures of the capstone: learning curves, a lucky winner, attempts, confused classes."""

from collections.abc import Sequence

import numpy as np
from matplotlib.ticker import MaxNLocator
from numpy.typing import NDArray

from lab import capstone, style
from lab.capstone import Note
from lab.figures import show
from lab.leaderboard import HOUSE, Attempt

Array = NDArray[np.floating]


@style.look()
def learning_curves(notes: Sequence[Note], *, title: str) -> None:
    """Show the loss and the accuracies of a training run against its seconds.

    Parameters
    ----------
    notes : what a `lab.capstone.Watch` noted down, one for each epoch; without any, a word says so
    title : what to see
    """
    if not notes:
        print("There are no notes: call watch.note(...) after each epoch of build_and_train.")
        return
    figure, (left, right) = style.panels(1, 2, height=4.2, title=title)
    seconds = [note.seconds for note in notes]
    left.plot(seconds, [note.loss for note in notes], "o-", color=style.INK, ms=4)
    left.axhline(np.log(10), color=style.MUTED, lw=1.2, ls=":")
    left.annotate(
        "guessing: log 10",
        (seconds[-1], np.log(10)),
        ha="right",
        va="top",
        color=style.MUTED,
    )
    left.set_ylabel("training loss")
    left.set_ylim(bottom=0)
    told = [f"loss {notes[0].loss:.2f} after epoch 1 and {notes[-1].loss:.2f} at the end"]
    looks = [("training", style.BLUE, "o-"), ("validation", style.VERMILION, "s--")]
    for (name, colour, line), field in zip(looks, ("train", "val"), strict=True):
        known = [n for n in notes if getattr(n, field) is not None]
        if not known:
            continue
        shares = [100 * getattr(n, field) for n in known]
        right.plot([n.seconds for n in known], shares, line, color=colour, ms=4, label=name)
        told.append(f"{name} accuracy {shares[-1]:.1f} % at the end")
    right.set_ylabel("accuracy in %")
    right.set_ylim(0, 100)
    if right.lines:
        right.legend(loc="lower right")
    for axes in (left, right):
        axes.set_xlabel("seconds of training")
        axes.set_xlim(0, seconds[-1] * 1.05)
    show(figure, f"Learning curves over {seconds[-1]:.0f} seconds: {'; '.join(told)}.")


@style.look()
def best_of_many(validation: Array, new: Array, *, title: str) -> None:
    """Show the accuracy of many networks on few validation images, and on new ones.

    Parameters
    ----------
    validation, new : (K,) arrays, one entry a network
    title : what to see
    """
    figure, (axes,) = style.panels(1, 1, height=4.4, title=title)
    best = int(np.argmax(validation))
    spread = np.linspace(-0.22, 0.22, len(validation))
    for place, shares in enumerate((validation, new)):
        label = None if place else "a network"
        axes.plot(place + spread, 100 * shares, "o", color=style.SKY, ms=6, label=label)
        mean = 100 * float(shares.mean())
        label = None if place else "mean of all"
        axes.plot([place - 0.3, place + 0.3], [mean, mean], color=style.BLUE, label=label)
    axes.plot(
        [spread[best], 1 + spread[best]],
        [100 * validation[best], 100 * new[best]],
        "D--",
        color=style.VERMILION,
        ms=8,
        label="the winner on the validation images",
    )
    axes.set_xticks([0, 1], ["on the validation images", "on new images"])
    axes.set_ylabel("accuracy in %")
    figure.legend(loc="outside lower center", ncols=3)
    show(
        figure,
        f"{len(new)} networks: the best has {100 * validation[best]:.1f} % on the validation "
        f"images and {100 * new[best]:.1f} % on new ones, where the mean of all is "
        f"{100 * new.mean():.1f} %.",
    )


@style.look()
def attempts(tried: Sequence[Attempt], dataset: str, *, title: str) -> None:
    """Show the attempts of a leaderboard in their order, and the steps of accuracy.

    Parameters
    ----------
    tried : the oldest first
    dataset : the name of the images
    title : what to see
    """
    figure, (axes,) = style.panels(1, 1, height=4.2, title=title)
    numbers = np.arange(1, len(tried) + 1)
    shares = 100 * np.array([attempt.accuracy for attempt in tried])
    steps = zip(capstone.STEPS[dataset], capstone.POINTS, HOUSE, strict=True)
    for step, points, name in steps:
        axes.axhline(100 * step, color=style.GREEN, lw=1.1, ls="--")
        axes.annotate(
            f"{name}: {points} points", (1.0, 100 * step), xycoords=("axes fraction", "data"),
            ha="right", va="bottom", fontsize=10, color=style.GREEN,
        )  # fmt: skip
    axes.plot(numbers, shares, "o", color=style.SKY, ms=8, label="attempt")
    best = np.maximum.accumulate(shares)
    axes.stairs(
        best,
        np.append(numbers, len(tried) + 0.5),
        baseline=None,
        color=style.BLUE,
        lw=2.2,
        label="best so far",
    )
    axes.set_xlim(0.5, max(len(tried) * 1.4 + 0.5, 4))
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    axes.set_xlabel("attempt")
    axes.set_ylabel("validation accuracy in %")
    axes.margins(y=0.15)
    figure.legend(loc="outside lower center", ncols=2)
    show(
        figure,
        f"{len(tried)} attempt{'s' if len(tried) > 1 else ''}, the best with "
        f"{shares.max():.1f} % on the validation images; "
        f"the steps lie at {', '.join(f'{100 * s:.0f}' for s in capstone.STEPS[dataset])} %.",
    )


@style.look()
def confusions(
    labels: NDArray[np.integer],
    predicted: NDArray[np.integer],
    class_names: Sequence[str],
    *,
    title: str,
) -> None:
    """Show which classes are taken for which, in percent of each true class.

    Parameters
    ----------
    labels, predicted : (N,) arrays
    title : what to see
    """
    count = len(class_names)
    table = np.zeros((count, count))
    np.add.at(table, (np.asarray(labels), np.asarray(predicted)), 1)
    table *= 100 / np.maximum(table.sum(axis=1, keepdims=True), 1)
    figure, (axes,) = style.panels(1, 1, height=6.4, title=title)
    axes.imshow(table, cmap="Blues", vmin=0, vmax=100)
    axes.grid(visible=False)
    for row, column in np.ndindex(table.shape):
        share = table[row, column]
        axes.text(
            column, row, f"{share:.0f}", ha="center", va="center", fontsize=10,
            color="white" if share > 55 else style.INK,
        )  # fmt: skip
    axes.set_xticks(range(count), class_names, rotation=45, ha="right")
    axes.set_yticks(range(count), class_names)
    axes.set_xlabel("taken for (in % of the row)")
    axes.set_ylabel("what it is")
    right = np.diag(table)
    wrong = table - np.diag(right)
    row, column = np.unravel_index(int(wrong.argmax()), wrong.shape)
    show(
        figure,
        f"Confusions of {count} classes: best known is {class_names[int(right.argmax())]} with "
        f"{right.max():.0f} %; the most frequent mistake is {class_names[int(row)]} taken for "
        f"{class_names[int(column)]}, {wrong.max():.0f} %.",
    )
