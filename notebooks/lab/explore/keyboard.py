"""Lets the keyboard reach the sliders, which notebooks hinder. It is the only script in the course.

Without it (an untrusted notebook, say) all else works.
"""

SCRIPT = """
if (!window.labExplorers) {
  window.labExplorers = true;
  const within = (event, part) => event.target.closest?.('.lab-explorer ' + part);
  // Notebooks move from cell to cell with the arrow keys, even while a slider has the focus.
  window.addEventListener('keydown', event => {
    const explorer = event.target.closest?.('.lab-explorer');
    if (!explorer) return;
    event.target.dataset.lmSuppressShortcuts = 'true';
    if (event.key === 'Escape') explorer.closest('.jp-Cell')?.focus();
  }, true);
  // And a click gives the focus to the cell, not to the slider.
  window.addEventListener('pointerdown', event => {
    const handle = within(event, '.noUi-target')?.querySelector('.noUi-handle');
    if (handle) window.addEventListener('click', () => handle.focus(), {once: true, capture: true});
  }, true);
  // A slider's handle does not know the text beside it.
  window.addEventListener('focusin', event => {
    const label = within(event, '.noUi-handle')?.closest('.widget-inline-hbox')
      ?.querySelector('.widget-label');
    if (label) event.target.setAttribute('aria-label', label.textContent);
  }, true);
}
"""
