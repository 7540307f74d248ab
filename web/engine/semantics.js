// The accessible tree as native elements over the canvas: the same regions, in the same order, updated with every frame. They are
// not seen, except that the list scrolls and that text is typed into real fields; the canvas draws their looks and their focus.
// Text from a story becomes text nodes and attributes that hold no address or code, never markup.

import { t } from './words.js';

/** @import { Explainer } from './explainer.js' */
/** @import { TreeNode } from './standpoint.js' */
/** @typedef {Pick<TreeNode, 'id' | 'rect'> & {role?: TreeNode['role'], scrolls?: boolean}} Parent */
/**
 * The element that a region has, the outermost one that was made for it, and what it was made from.
 * @typedef {{el: HTMLElement, outer: HTMLElement, role: TreeNode['role'], parent: string}} Entry
 */

/** @type {Partial<Record<TreeNode['role'], keyof HTMLElementTagNameMap>>} */
const TAGS = {
  text: 'p',
  status: 'p',
  button: 'button',
  toggle: 'button',
  radio: 'input',
  radio_group: 'fieldset',
  select: 'select',
  slider: 'input',
  text_field: 'input',
  map: 'div',
  list: 'ul',
  list_item: 'li',
  quotation: 'blockquote',
  table: 'table',
  rowgroup: 'thead',
  row: 'tr',
  columnheader: 'th',
  rowheader: 'th',
  cell: 'td',
};
/** Laid out as boxes, a table's parts would lose their meaning in some browsers: they get explicit roles. */
const PARTS_OF_TABLE = /^(table|row|cell|column)/;

// The element of a role is of the kind that TAGS names: `any` says so in one place.
/** @type {Partial<Record<TreeNode['role'], (el: any, node: TreeNode) => void>>} */
const SETUP = {
  status: (el) => el.setAttribute('aria-live', 'polite'),
  button: (el) => (el.type = 'button'),
  toggle: (el) => (el.type = 'button'),
  radio: (el) => (el.type = 'radio'),
  radio_group: (el) => el.append(document.createElement('legend')),
  slider: (el) => (el.type = 'range'),
  text_field(el, node) {
    el.className = 'field';
    el.type = node.search ? 'search' : 'text';
    el.enterKeyHint = node.search ? 'search' : 'done';
    Object.assign(el, { autocomplete: 'off', autocapitalize: 'off', spellcheck: false, maxLength: 100 });
  },
  map(el) {
    el.tabIndex = 0;
    el.setAttribute('role', 'application');
    el.setAttribute('aria-roledescription', t('map'));
  },
};

/**
 * @param {TreeNode} node
 * @param {Parent} parent
 */
function tagOf({ role, level, contentHeight }, parent) {
  if (role === 'heading') return `h${level ?? 2}`;
  if (role === 'rowgroup' && contentHeight) return 'tbody';
  return TAGS[role] ?? (parent.id ? 'div' : 'section');
}

/**
 * @param {Node} el
 * @param {string} [text]
 */
function setText(el, text = '') {
  if (el.textContent !== text) el.textContent = text;
}

/**
 * @param {Element} el
 * @param {string} name
 * @param {string | false | undefined} value none: the attribute is removed
 */
function setAttribute(el, name, value) {
  if (!value) el.removeAttribute(name);
  else if (el.getAttribute(name) !== value) el.setAttribute(name, value);
}

/** @type {Partial<Record<TreeNode['role'], (el: any, node: TreeNode, parent: Parent) => void>>} */
const FILL = {
  heading: (el, node) => setText(el, node.name),
  text: (el, node) => setText(el, node.name),
  status: (el, node) => setText(el, node.name),
  quotation: (el, node) => setText(el, node.name),
  button: (el, node) => setText(el, node.name),
  toggle(el, node) {
    setText(el, node.name);
    setAttribute(el, 'aria-pressed', String(Boolean(node.pressed)));
  },
  radio(el, node, parent) {
    el.name = parent.id;
    el.checked = Boolean(node.pressed);
    setAttribute(el, 'aria-label', node.name);
  },
  radio_group: (el, node) => setText(el.firstChild, node.name),
  select(el, node) {
    const options = node.options ?? [];
    if (options.length !== el.options.length || options.some((text, i) => el.options[i].text !== text)) {
      el.replaceChildren(...options.map((text) => new Option(text)));
    }
    if (el.selectedIndex !== (node.now ?? 0)) el.selectedIndex = node.now ?? 0;
    setAttribute(el, 'aria-label', node.name);
  },
  slider(el, node) {
    el.max = node.max ?? 0;
    el.value = node.now ?? 0;
    setAttribute(el, 'aria-label', node.name);
    setAttribute(el, 'aria-valuetext', node.value);
  },
  text_field(el, node) {
    // A new value from the program counts; otherwise the reader's typing is ahead of it, and may be half a composed letter.
    const given = node.value ?? '';
    if (el.dataset.given !== given) {
      el.dataset.given = given;
      if (el.value !== given) el.value = given;
    }
    setAttribute(el, 'aria-label', node.name);
    setAttribute(el, 'placeholder', node.hint);
    setAttribute(el, 'aria-invalid', node.invalid && 'true');
  },
};

/**
 * @param {Element} el
 * @param {TreeNode} node
 */
const setLabel = (el, node) => setAttribute(el, 'aria-label', node.name);

/** @param {Event} event */
const targetOf = (event) => /** @type {HTMLInputElement | HTMLSelectElement} */ (event.target);

export class AccessibleTree {
  #explainer;
  #root;
  /** @type {Map<string, Entry>} by id */
  #entries = new Map();
  #ringed = '';
  /** @type {Element | null} what is pressed in a table that scrolls */
  #chosen = null;

  /**
   * @param {Explainer} explainer
   * @param {HTMLElement} root
   */
  constructor(explainer, root) {
    this.#explainer = explainer;
    this.#root = root;
    /** @param {'activate' | 'hover'} name */
    const act = (name) => (/** @type {Event} */ event) => {
      const id = this.idOf(targetOf(event));
      if (id) explainer.act(name, id);
    };
    root.addEventListener('click', (event) => {
      if (targetOf(event).closest('button')) act('activate')(event);
    });
    root.addEventListener('change', (event) => {
      const target = targetOf(event);
      if (target.type === 'radio') act('activate')(event);
      if ('selectedIndex' in target) explainer.act('set_value', this.idOf(target), target.selectedIndex);
      // A search is sent with each letter; what comes when the field is left may be of a search that has just been cleared.
      if (target.matches('.field:not([type=search])')) explainer.act('set_text', this.idOf(target), target.value, true);
    });
    root.addEventListener('input', (event) => {
      const target = targetOf(event);
      if (target.type === 'range') explainer.act('set_value', this.idOf(target), Number(target.value));
      if (target.matches('.field')) explainer.act('set_text', this.idOf(target), target.value, false);
    });
    // There is no change event of a date that was not typed: leaving its field is enough.
    /** @param {Event} event */
    const leave = (event) => {
      const target = targetOf(event);
      if (target.matches('.field:not([type=search])') && !target.value) explainer.act('set_text', this.idOf(target), '', true);
    };
    root.addEventListener('focusout', leave);
    root.addEventListener('keydown', (event) => event.key === 'Enter' && !event.isComposing && leave(event));
    root.addEventListener('pointerover', act('hover'));
    root.addEventListener('pointerleave', () => explainer.act('hover', ''));
    root.addEventListener('focusin', (event) => {
      const target = targetOf(event);
      this.#ring(target.matches(':focus-visible') ? this.idOf(target) : '');
    });
    root.addEventListener('focusout', () => this.#ring(''));
    explainer.onChange((output) => {
      if (output.tree) this.#update(output.tree);
      if (output.quotesScroll !== undefined) this.#entries.get('quotes:list')?.outer.scrollTo(0, output.quotesScroll);
    });
  }

  /**
   * The region that an element stands for, '' for none.
   * @param {Element} element
   */
  idOf(element) {
    return /** @type {HTMLElement | null} */ (element.closest?.('[data-id]'))?.dataset.id ?? '';
  }

  /**
   * Focuses a region's element without a ring: the region was pressed with the pointer. `otherwise` is a selector for regions that
   * have no element.
   * @param {string} id
   * @param {string} otherwise
   */
  focusQuietly(id, otherwise) {
    /** @type {HTMLElement | null} */
    const instead = otherwise ? this.#root.querySelector(otherwise) : null;
    const el = this.#entries.get(id)?.el ?? instead;
    el?.focus(/** @type {FocusOptions} */ ({ preventScroll: true, focusVisible: false }));
    this.#ring('');
  }

  /** A key was used: now the ring is wanted, however the focus came here. */
  showFocus() {
    const focused = document.activeElement;
    if (focused && this.#root.contains(focused)) this.#ring(this.idOf(focused));
  }

  /**
   * Up and Down go from the search field through what was found, Escape goes back to it. True when the key is used up.
   * @param {KeyboardEvent} event
   */
  walkResults(event) {
    const target = targetOf(event);
    const id = this.idOf(target);
    if (!id.startsWith('search:')) return false;
    const field = this.#entries.get('search:field')?.el;
    if (event.key === 'Escape' && target !== field) field?.focus(); // … and the key goes on to clear it
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (!by || event.ctrlKey || event.metaKey || event.altKey) return false;
    /** @type {NodeListOf<HTMLElement>} */
    const hits = this.#root.querySelectorAll('[data-id^="search:hit:"]');
    /** @type {(HTMLElement | undefined)[]} */
    const stops = [field, ...hits];
    const at = stops.indexOf(target);
    if (at >= 0) stops[at + by]?.focus();
    event.preventDefault();
    return true;
  }

  /** @param {string} id */
  #ring(id) {
    if (id === this.#ringed) return;
    this.#ringed = id;
    this.#explainer.act('focus', id);
  }

  /** @param {TreeNode} tree */
  #update(tree) {
    const focused = document.activeElement;
    const path = []; // ids from the focused element outwards
    for (let id = focused && this.idOf(focused); id; id = this.#entries.get(id)?.parent ?? '') path.push(id);

    /** @type {Set<string>} */
    const seen = new Set();
    /** @type {Parent} */
    const top = { id: '', rect: [0, 0, 0, 0] };
    const elements = (tree.children ?? []).map((node) => this.#place(node, top, seen));
    for (const [id, { outer }] of this.#entries) {
      if (seen.has(id)) continue;
      outer.remove();
      this.#entries.delete(id);
    }
    arrange(this.#root, null, elements);
    if (path.length && document.activeElement !== focused) this.#refocus(path);
    this.#showChosen();
  }

  /** Chosen elsewhere, a row may lie out of sight. */
  #showChosen() {
    const chosen = this.#root.querySelector('tbody [aria-pressed=true]');
    if (chosen === this.#chosen) return;
    this.#chosen = chosen;
    const body = chosen?.closest('.scroller');
    if (!chosen || !body) return;
    const [box, view] = [chosen, body].map((el) => el.getBoundingClientRect());
    body.scrollTop += Math.min(0, box.top - view.top) || Math.max(0, box.bottom - view.bottom);
  }

  /**
   * Makes or updates the element of a node and of all below it; returns what its parent is to contain.
   * @param {TreeNode} node
   * @param {Parent} parent
   * @param {Set<string>} seen
   */
  #place(node, parent, seen) {
    seen.add(node.id);
    let entry = this.#entries.get(node.id);
    if (entry && (entry.role !== node.role || entry.parent !== parent.id)) {
      entry.outer.remove();
      entry = undefined;
    }
    if (!entry) {
      entry = { ...this.#make(node, parent), role: node.role, parent: parent.id };
      this.#entries.set(node.id, entry);
    }
    const { el, outer } = entry;
    (FILL[node.role] ?? setLabel)(el, node, parent);
    setAttribute(el, 'lang', node.lang);
    setAttribute(el, 'aria-disabled', node.disabled && 'true');

    const box = outer.classList.contains('scroller') ? outer : el;
    const [x, y, width, height] = node.rect;
    const style = box.style;
    style.left = `${x - parent.rect[0]}px`;
    style.top = `${y - parent.rect[1]}px`;
    style.width = `${width}px`;
    style.height = `${height}px`;
    if (box !== el) Object.assign(el.style, { inset: '0', height: `${node.contentHeight}px` });

    if (node.children) {
      const self = Object.assign(node, { scrolls: parent.scrolls || Boolean(node.contentHeight) });
      const legend = node.role === 'radio_group' ? el.firstChild : null;
      arrange(el, legend, node.children.map((child) => this.#place(child, self, seen)));
    }
    return outer;
  }

  /**
   * @param {TreeNode} node
   * @param {Parent} parent
   */
  #make(node, parent) {
    const tag = tagOf(node, parent);
    /** @type {HTMLElement} */
    const el = document.createElement(tag);
    if (tag === 'div' && node.role === 'group') el.setAttribute('role', 'group');
    el.dataset.id = node.id;
    el.style.overflow = 'clip'; // hidden would scroll to what is focused, and put the element out of place
    // The canvas answers the pointer, except for what lies in the list and what opens by itself.
    el.style.pointerEvents = tag === 'select' || node.role === 'text_field' || (parent.scrolls && tag === 'button') ? 'auto' : 'none';
    SETUP[node.role]?.(el, node);
    if (PARTS_OF_TABLE.test(node.role)) el.setAttribute('role', node.role);
    if (node.contentHeight) {
      const scroller = tag === 'tbody' ? el : document.createElement('div'); // a table holds nothing but its parts
      scroller.className = 'scroller';
      scroller.style.pointerEvents = 'auto';
      scroller.style.overflow = '';
      if (scroller !== el) scroller.append(el);
      scroller.addEventListener('scroll', () => this.#explainer.act('scroll', node.id, scroller.scrollTop), { passive: true });
      return { el, outer: scroller };
    }
    if (parent.role === 'list' && node.role !== 'list_item') {
      const item = document.createElement('li'); // a list holds nothing but items
      item.style.position = 'static';
      item.append(el);
      return { el, outer: item };
    }
    return { el, outer: el };
  }

  /**
   * What had the focus is gone: the nearest ancestor that is still there gets it, so that the reader is not thrown out.
   * @param {string[]} path
   */
  #refocus(path) {
    const found = path.map((id) => this.#entries.get(id)?.el).find(Boolean) ?? this.#root.parentElement ?? this.#root;
    /** @type {HTMLElement} */
    const heading = found.querySelector('h2, h3') ?? found;
    const target = found.matches('button, input, select, [tabindex]') ? found : heading;
    if (target.tabIndex < 0) target.tabIndex = -1;
    target.focus({ preventScroll: true });
  }
}

/**
 * Makes `elements` the children of `parent` after `first`. Moves only what is out of place: a moved element loses focus.
 * @param {HTMLElement} parent
 * @param {ChildNode | null} first
 * @param {HTMLElement[]} elements
 */
function arrange(parent, first, elements) {
  /** @type {Set<Node>} */
  const wanted = new Set(elements);
  let next = first ? first.nextSibling : parent.firstChild;
  for (const element of elements) {
    while (next && !wanted.has(next)) {
      const gone = next;
      next = next.nextSibling;
      gone.remove();
    }
    if (element === next) next = element.nextSibling;
    else parent.insertBefore(element, next);
  }
  while (next) {
    const gone = next;
    next = next.nextSibling;
    gone.remove();
  }
}
