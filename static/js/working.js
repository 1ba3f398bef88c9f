// Asks how far a long work is, and loads the page anew once it rests.
const BETWEEN = 1000;

export function start(page) {
  const line = page.querySelector("[data-progress]");
  const ask = async () => {
    const answer = await fetch(line.dataset.progress, { headers: { accept: "application/json" } });
    if (!answer.ok) {
      location.reload();
      return;
    }
    const { resting, words } = await answer.json();
    if (resting) {
      location.reload();
    } else {
      if (line.textContent !== words) line.textContent = words;
      setTimeout(ask, BETWEEN);
    }
  };
  setTimeout(ask, BETWEEN);
}
