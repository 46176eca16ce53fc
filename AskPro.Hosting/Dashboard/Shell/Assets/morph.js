// Makes an element look like new HTML without replacing what stays: focus, open details, open popovers and what is being typed survive.

export function morph(element, html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  children(element, template.content);
}

const keyOf = (node) => (node.nodeType === Node.ELEMENT_NODE ? node.id || node.dataset.key : undefined);

function children(from, to) {
  const keyed = new Map();
  for (const child of from.children) {
    if (keyOf(child)) keyed.set(keyOf(child), child);
  }
  let current = from.firstChild;
  for (const wanted of [...to.childNodes]) {
    const match = counterpart(current, wanted, keyed);
    if (!match) {
      from.insertBefore(wanted, current);
      continue;
    }
    if (match === current) current = current.nextSibling;
    else from.insertBefore(match, current);
    update(match, wanted);
  }
  while (current) {
    const next = current.nextSibling;
    current.remove();
    current = next;
  }
}

function counterpart(current, wanted, keyed) {
  const key = keyOf(wanted);
  if (key) {
    const match = keyed.get(key);
    return match?.nodeName === wanted.nodeName ? match : undefined;
  }
  return current && current.nodeName === wanted.nodeName && !keyOf(current) ? current : undefined;
}

function update(node, wanted) {
  if (node.nodeType !== Node.ELEMENT_NODE) {
    if (node.nodeValue !== wanted.nodeValue) node.nodeValue = wanted.nodeValue;
    return;
  }
  attributes(node, wanted);
  if (node !== document.activeElement || !("value" in node)) children(node, wanted);
}

// What the person did with an element is not the server's.
const own = (node, name) => (name === "open" && node.nodeName === "DETAILS") || (name === "aria-busy" && node.nodeName === "BUTTON");

function attributes(node, wanted) {
  for (const { name } of [...node.attributes]) {
    if (!wanted.hasAttribute(name) && !own(node, name)) node.removeAttribute(name);
  }
  for (const { name, value } of wanted.attributes) {
    if (node.getAttribute(name) !== value && !own(node, name)) node.setAttribute(name, value);
  }
}
