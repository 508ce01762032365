"use strict";
// Sorts, filters and pages every table that has the class "live". Without it all rows are shown.
const PAGE = 100;
for (const table of document.querySelectorAll("table.live")) {
  const body = table.tBodies[0], rows = [...body.rows];
  const words = rows.map((row) => row.textContent.toLowerCase());
  const field = document.querySelector(`input[data-for="${table.id}"]`);
  const status = document.querySelector(`[data-count="${table.id}"]`);
  const more = document.querySelector(`button[data-more="${table.id}"]`);
  let order = rows.map((_, index) => index), most = PAGE;
  const show = () => {
    const wanted = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    let fits = 0;
    for (const index of order) {
      const fit = wanted.every((word) => words[index].includes(word));
      rows[index].hidden = !fit || fits >= most;
      fits += fit;
    }
    const shown = Math.min(fits, most);
    status.textContent = `${shown} of ${rows.length} rows`;
    more.hidden = fits <= most;
  };
  const value = (row, column) => {
    const cell = row.cells[column];
    if (cell.dataset.value === undefined) return cell.textContent.trim().toLowerCase();
    return cell.dataset.value === "" ? null : Number(cell.dataset.value);
  };
  for (const button of table.tHead.querySelectorAll("button")) {
    const heading = button.closest("th"), column = heading.cellIndex;
    button.addEventListener("click", () => {
      const down = heading.getAttribute("aria-sort") === "ascending";
      for (const other of table.tHead.querySelectorAll("th")) other.removeAttribute("aria-sort");
      heading.setAttribute("aria-sort", down ? "descending" : "ascending");
      const values = rows.map((row) => value(row, column));
      order = rows.map((_, index) => index).sort((a, b) => {
        const [one, two] = [values[a], values[b]];
        if (one === null || two === null) return (one === null) - (two === null) || a - b;
        const up = typeof one === "number" ? one - two : one.localeCompare(two, undefined, {numeric: true});
        return (down ? -up : up) || a - b;
      });
      body.append(...order.map((index) => rows[index]));
      show();
    });
  }
  field.addEventListener("input", show);
  more.addEventListener("click", () => { most = Infinity; show(); });
  field.closest(".tools").hidden = false;
  show();
}
