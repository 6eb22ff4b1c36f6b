// Violations of the rules with some tags, one line each, and the looks of text that axe has found
// readable. Contrast and the size of targets take axe more time than all other rules together.
// Contrast depends on the look of a text alone: its colour, its ground, its size and its weight. So
// axe judges the contrast of each look once, and of a text whose ground is uncertain wherever it
// meets one. A look that axe itself cannot decide, because of an image or of what a pseudo-element
// paints, is not asked about again either. Of targets axe judges those that are small and near
// another, or overlapped by one.
async ([tags, judged]) => {
  if (!('axe' in window)) {
    window.loadAxe();
  }
  const known = new Set(judged);
  const asked = new Set();
  const {violations} = await axe.run(document, {
    resultTypes: ['violations'],
    iframes: false,
    runOnly: {type: 'tag', values: tags},
    rules: {'color-contrast': {enabled: false}, 'target-size': {enabled: false}}
  });
  const texts = looks();
  const learnt = new Set();
  const unknown = [...texts.keys()].filter(text => !isKnown(text));
  await judge({'color-contrast': firstOfEachLook(unknown), 'target-size': doubtfulTargets()});
  await judge({'color-contrast': unknown.filter(text => !asked.has(text) && !isKnown(text))});
  const lines = violations.map(rule =>
    `${rule.id}: ${rule.help}: ${rule.nodes.map(node => node.html).join(' | ')}`);
  return [lines, [...learnt]];

  async function judge(elements) {
    const rules = Object.keys(elements).filter(rule => elements[rule].length > 0);
    if (rules.length === 0) {
      return;
    }
    const found = await axe.run({include: Object.values(elements).flat()}, {
      resultTypes: ['violations', 'passes', 'incomplete'],
      iframes: false,
      elementRef: true,
      runOnly: {type: 'rule', values: rules}
    });
    for (const rule of found.violations) {
      const same = violations.find(({id}) => id === rule.id);
      same ? same.nodes.push(...rule.nodes) : violations.push(rule);
    }
    elements['color-contrast'].forEach(text => asked.add(text));
    for (const {element, any} of nodes(found.passes, 'color-contrast')) {
      const look = texts.get(element);
      if (look?.ground && hex(look.ground) === any[0].data?.bgColor) {
        learn(look.key);
      }
    }
    for (const {element, any} of nodes(found.incomplete, 'color-contrast')) {
      const look = texts.get(element);
      if (look?.image && !any[0].data?.bgColor) {
        learn(look.key);
      } else if (look && any[0].data?.messageKey === 'pseudoContent') {
        learn(withPseudoElements(element, look));
      }
    }
  }

  function learn(key) {
    known.add(key);
    learnt.add(key);
  }

  function isKnown(text) {
    const look = texts.get(text);
    return look && (known.has(look.key) || known.has(withPseudoElements(text, look)));
  }

  /** Those of uncertain look, and one for each other look. */
  function firstOfEachLook(unknown) {
    const first = new Map();
    for (const text of unknown) {
      const look = texts.get(text);
      const key = look ? withPseudoElements(text, look) : text;
      if (!first.has(key)) {
        first.set(key, text);
      }
    }
    return [...first.values()];
  }

  function nodes(results, rule) {
    return results.filter(({id}) => id === rule).flatMap(({nodes}) => nodes);
  }

  /**
   * A look with the pseudo-elements that may paint over the text: those of the text and of all that
   * it is in, with how often they cover it, in quarters of its box.
   */
  function withPseudoElements(text, look) {
    const {width, height} = text.getBoundingClientRect();
    const parts = [];
    for (let element = text; element; element = element.parentElement) {
      for (const which of ['::before', '::after']) {
        const style = getComputedStyle(element, which);
        if (style.content !== 'none' && style.position === 'absolute') {
          const quarters = 4 * parseFloat(style.width) * parseFloat(style.height) / width / height;
          parts.push(`${element.tagName}.${element.getAttribute('class')}${which} ${style.color}`
            + ` ${style.backgroundColor} ${style.backgroundImage} ${Math.min(4, quarters | 0)}`);
        }
      }
    }
    return `${look.key}|${parts.join()}`;
  }

  /**
   * What may be a target, but for those that are certain to pass: nothing that may be one overlaps
   * them, and they are large enough, or the circle around their middle meets no other target and
   * none of the circles around those that are too small.
   */
  function doubtfulTargets() {
    const enough = 24.1;
    const targets = [...document.querySelectorAll('*')].filter(mayBeTarget).map(element => {
      const {left, top, right, bottom, width, height} = element.getBoundingClientRect();
      return {element, left, top, right, bottom, x: (left + right) / 2, y: (top + bottom) / 2,
        large: width >= enough && height >= enough};
    });
    return targets
      .filter(one => !one.element.closest('[aria-hidden=true]'))
      .filter(one => one.element.getClientRects().length === 0
        || targets.some(other => other !== one && (overlap(one, other)
          || !one.large && (distance(one, other) < enough / 2
            || !other.large && Math.hypot(one.x - other.x, one.y - other.y) < enough))))
      .map(({element}) => element);

    function overlap(one, other) {
      return one.left < other.right && other.left < one.right
        && one.top < other.bottom && other.top < one.bottom;
    }

    /** From the middle of one to the box of the other. */
    function distance(one, other) {
      return Math.hypot(
        Math.max(other.left - one.x, 0, one.x - other.right),
        Math.max(other.top - one.y, 0, one.y - other.bottom));
    }
  }

  /** Whatever can have the focus and is seen; a region that scrolls is no target. */
  function mayBeTarget(element) {
    return (element.tabIndex >= 0 || element.matches(
      'a, area, button, input, select, textarea, summary, iframe, object, embed, audio, video,'
        + ' [tabindex], [contenteditable]'))
      && element.getAttribute('role') !== 'region'
      && (element.checkVisibility() || getComputedStyle(element).display === 'contents');
  }

  /** The look of each text that can be seen; null where its ground is uncertain. */
  function looks() {
    const seen = [];
    const positioned = [];
    const range = document.createRange();
    visit(document.documentElement,
      {ground: 'rgb(255, 255, 255)', image: null, owner: document.documentElement, certain: true,
        mixed: false});
    const boxes = positioned.map(element => [element, element.getBoundingClientRect()]);
    return new Map(seen.map(({element, box, within, style}) => [
      element,
      (within.certain || within.image)
          && isInside(box, within.owner) && !isOverlapped(element, box, boxes)
        ? lookOf(element, within, style)
        : null
    ]));

    function lookOf(element, {ground, image, certain}, style) {
      const drawn = element instanceof SVGElement && `svg ${style.fill}`;
      const font = `${style.fontSize} ${style.fontWeight} ${style.textShadow}`;
      return {
        ground: certain && ground,
        image: drawn || image,
        key: `${drawn || style.color}|${certain ? ground : image}|${font}`
      };
    }

    function visit(element, around) {
      const style = getComputedStyle(element);
      if (!element.checkVisibility() || isClipped(element, style)) {
        return;
      }
      const within = {...around};
      if (['absolute', 'fixed', 'sticky'].includes(style.position)) {
        within.certain = false;
        within.image = null;
        positioned.push(element);
      }
      paint(element, style, within);
      if (style.visibility === 'visible' && hasText(element)) {
        range.selectNodeContents(element);
        const box = (isField(element) ? element : range).getBoundingClientRect();
        seen.push({element, box, within, style});
      }
      for (const child of element.children) {
        visit(child, within);
      }
    }
  }

  /** A ground of one opaque colour hides all that is behind it, an image may show some of it. */
  function paint(element, style, within) {
    within.mixed ||=
      style.opacity !== '1' || style.filter !== 'none' || style.mixBlendMode !== 'normal';
    if (style.backgroundImage !== 'none') {
      within.image = `${style.backgroundImage} on ${style.backgroundColor}`
        + ` on ${within.image ?? within.ground}`;
      within.owner = element;
      within.certain = false;
    } else if (style.backgroundColor.startsWith('rgb(')) {
      within.ground = style.backgroundColor;
      within.image = null;
      within.owner = element;
      within.certain = true;
    } else if (style.backgroundColor !== 'rgba(0, 0, 0, 0)') {
      within.image = null;
      within.certain = false;
    }
    if (within.mixed) {
      within.image = null;
      within.certain = false;
    }
  }

  function hasText(element) {
    return isField(element)
      || [...element.childNodes].some(node => node.nodeType === 3 && node.nodeValue.trim());
  }

  function isField(element) {
    return element.matches('select, textarea, input:not('
      + '[type=hidden], [type=range], [type=color], [type=checkbox], [type=radio], [type=image])');
  }

  /** Whether it is for screen readers alone. */
  function isClipped(element, style) {
    return style.position === 'absolute' && style.overflow === 'hidden'
      && element.offsetWidth <= 1 && element.offsetHeight <= 1;
  }

  /**
   * What a page or its body has for its ground covers the whole screen; what lies outside a box
   * that scrolls is seen when it is scrolled in.
   */
  function isInside(box, owner) {
    if (owner === document.documentElement || owner === document.body
        || getComputedStyle(owner).overflow !== 'visible') {
      return true;
    }
    const around = owner.getBoundingClientRect();
    return box.left >= around.left - 1 && box.right <= around.right + 1
      && box.top >= around.top - 1 && box.bottom <= around.bottom + 1;
  }

  function isOverlapped(element, box, boxes) {
    return boxes.some(([other, its]) =>
      its.left < box.right && its.right > box.left && its.top < box.bottom && its.bottom > box.top
        && !other.contains(element) && !element.contains(other));
  }

  function hex(colour) {
    return '#' + colour.match(/\d+/g).map(part => (+part).toString(16).padStart(2, '0')).join('');
  }
}
