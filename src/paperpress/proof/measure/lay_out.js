// Lays each page out in columns as wide as a screen, as reading systems do on a browser's engine, and
// posts where its text and pictures stand. Pages' own scripts never run: the frame is sandboxed.
"use strict";

const frame = document.querySelector("iframe");

async function post(path, value) {
  await fetch(path, { method: "POST", body: JSON.stringify(value) });
}

async function opened(address) {
  await new Promise((resolve) => {
    frame.onload = resolve;
    frame.src = address;
  });
  const inside = frame.contentDocument;
  // Before a style sheet of ours is added: elements are counted as the page has them.
  const numbers = new Map([...inside.querySelectorAll("*")].map((element, n) => [element, n]));
  return { inside, numbers };
}

async function set(inside, view) {
  frame.width = view.width;
  frame.height = view.height;
  for (const [id, place] of [["first", "prepend"], ["last", "append"]]) {
    const name = `measured-${id}`;
    inside.getElementById(name)?.remove();
    const style = inside.createElementNS("http://www.w3.org/1999/xhtml", "style");
    style.id = name;
    style.textContent = view[id];
    (inside.head ?? inside.documentElement)[place](style);
  }
  await inside.fonts.ready;
  // A face that no text used before this sheet is asked for by the layout, and then waited for.
  inside.documentElement.getBoundingClientRect();
  await inside.fonts.ready;
}

// The screen that a rectangle stands on, from 0. What runs out of a row is on the row's screen.
function screenOf(rect, element, view, rightToLeft) {
  const row = element.closest("tr, pre");
  const parts = row ? [...row.getClientRects()] : [];
  const middle = (rect.top + rect.bottom) / 2;
  const part = parts.find((one) => one.top <= middle && middle <= one.bottom) ?? parts[0];
  const at = part && element !== row ? part : rect;
  return rightToLeft
    ? Math.floor((view.width - at.right) / view.width)
    : Math.floor(at.left / view.width);
}

function* rectangles(inside, numbers) {
  const kinds = NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT;
  const walker = inside.createTreeWalker(inside.body ?? inside.documentElement, kinds);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const isText = node.nodeType === Node.TEXT_NODE;
    const element = isText ? node.parentElement : node;
    const isPicture = !isText && ["img", "svg", "video"].includes(node.localName);
    if (!numbers.has(element) || !element.checkVisibility()) continue;
    if (!isPicture && (!isText || !node.data.trim())) continue;
    let rects = [];
    if (isPicture) {
      rects = node.getClientRects();
    } else {
      const range = inside.createRange();
      range.selectNodeContents(node);
      rects = range.getClientRects();
    }
    for (const rect of rects) {
      if (rect.width > 0.5 && rect.height > 0.5) yield { element, rect, isPicture };
    }
  }
}

function placed(inside, numbers, view) {
  const rightToLeft = getComputedStyle(inside.documentElement).direction === "rtl";
  return [...rectangles(inside, numbers)].map(({ element, rect, isPicture }) => {
    const screen = screenOf(rect, element, view, rightToLeft);
    const from = rightToLeft ? -screen * view.width : screen * view.width;
    return [
      screen,
      numbers.get(element),
      isPicture,
      rect.left - from,
      rect.top,
      rect.right - from,
      rect.bottom,
    ];
  });
}

async function main() {
  const job = await (await fetch("/job")).json();
  for (const [number, address] of job.pages.entries()) {
    const { inside, numbers } = await opened(address);
    const views = [];
    for (const view of job.views) {
      await set(inside, view);
      views.push(placed(inside, numbers, view));
    }
    await post("/laid", { number, views });
  }
  await post("/end", {});
}

main().catch((error) => post("/failed", String(error)));
