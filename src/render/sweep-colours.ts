// Colours of a sweep's picture (变动测算图的颜色): one light fill per kind of plan, always the same, under dark letters.
// A fill never tells anything alone; where there is no plan the ground is hatched, so that it shows in grey and in print.
import type { PlanKind } from '../core/plan.ts'
import type { State } from './sweep-view.ts'

const FILLS: Readonly<Record<PlanKind | 'contract', string>> = {
  contract: '#e3e3e3',
  'equal-instalment': '#a9cfe8',
  'equal-principal': '#c3e29b',
  'term-extension': '#fdcb86',
  'payment-holiday': '#cfbbe0',
  'interest-only': '#f7f0a0',
  grace: '#f8b5ac',
  'step-up': '#93d8cb',
  'reduced-then-level': '#e3c79b',
  balloon: '#e9b3d4',
  'rate-reduction': '#aebcf2',
  'personalised-instalments': '#d8d8b0',
  'fee-waiver': '#8fdcf0',
  settlement: '#f5a97c',
  'catch-up': '#c9c9d6',
}

export const fillOf = (state: State): string =>
  state === 'forbidden' || state === 'none' || state === 'refused' ? `url(#sweep-${state})` : FILLS[state]

/** The three grounds without a plan: strokes one way, wide apart; the other way; crossed. */
export const PATTERNS = [
  '<defs>',
  pattern('forbidden', '<path d="M0 8L8 0" stroke="#a8201a" stroke-width="1"/>'),
  pattern('none', '<path d="M0 0L8 8" stroke="#8a929b" stroke-width="1"/>'),
  pattern('refused', '<path d="M0 0L8 8M0 8L8 0" stroke="#c3c8ce" stroke-width="1"/>'),
  '</defs>',
].join('')

function pattern(name: string, strokes: string): string {
  return `<pattern id="sweep-${name}" width="8" height="8" patternUnits="userSpaceOnUse"><rect width="8" height="8" fill="#fff"/>${strokes}</pattern>`
}

export const SWEEP_STYLE = [
  'svg.sweep text{font-size:12px;fill:#1c1f23}',
  'svg.sweep .head{font-size:15px;font-weight:600}',
  'svg.sweep .soft{fill:#5b636d}',
  'svg.sweep .code{font-size:11px;font-weight:600}',
  'svg.sweep .small{font-size:10px}',
  'svg.sweep .tiny{font-size:8px}',
  'svg.sweep .halo{paint-order:stroke;stroke:#fff;stroke-width:3px}',
  'svg.sweep .grid{stroke:#fff;stroke-width:1;stroke-opacity:.7}',
  'svg.sweep .axis{fill:none;stroke:#1c1f23;stroke-width:1}',
  'svg.sweep .pay{fill:none;stroke:#123f73;stroke-width:2}',
  'svg.sweep .dot{fill:#123f73}',
  'svg.sweep .peak{fill:none;stroke:#123f73;stroke-width:1.5;stroke-dasharray:1.5 3;stroke-linecap:round}',
  'svg.sweep .can{fill:none;stroke:#8c3a08;stroke-width:2;stroke-dasharray:7 4}',
  'svg.sweep .value{fill:none;stroke:#136f3a;stroke-width:2}',
  'svg.sweep .square{fill:#136f3a}',
  'svg.sweep .stands{fill:none;stroke:#1c1f23;stroke-width:2.5}',
  'svg.sweep .here{stroke:#1c1f23;stroke-width:1;stroke-dasharray:2 2}',
  '@media print{svg.sweep rect{print-color-adjust:exact;-webkit-print-color-adjust:exact}}',
].join('')
