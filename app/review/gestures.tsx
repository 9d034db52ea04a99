import { type RefObject, useLayoutEffect, useState } from 'react';
import type { ActsTexts } from '#app/i18n/acts.en.ts';
import { ACTION_IDS, type ActionId } from './actions.ts';
import { PERFORM } from './perform.ts';
import type { Study } from './study.ts';

/** So far a finger moves before it is more than a tap, and before it is a swipe. */
const TAP = 10;
const SWIPE = 72;
const LONGEST_TAP = 500;

const SETTING = {
  left: 'swipeLeft',
  right: 'swipeRight',
  up: 'swipeUp',
  down: 'swipeDown',
} as const;

type Direction = keyof typeof SETTING;

/** What a swipe under way would do. */
interface Swipe {
  readonly direction: Direction;
  readonly action: ActionId;
  /** From 0 to 1; at 1 it is done when the finger leaves. */
  readonly share: number;
}

interface Touch {
  readonly pointer: number;
  readonly x: number;
  readonly y: number;
  readonly at: number;
  readonly scroll: number;
}

interface GesturesProps {
  readonly place: RefObject<HTMLElement | null>;
  readonly study: Study;
  readonly acts: ActsTexts;
}

/**
 * Taps and swipes on the card. Only fingers count; what scrolls, selects or presses something else is no gesture. While one swipes
 * it says what that will do.
 */
export function Gestures({ place, study, acts }: GesturesProps) {
  const swipe = useSwipe(place, study);
  if (swipe === null) return null;
  const { direction, action, share } = swipe;
  return (
    <p
      className={`review-swipe review-swipe-${direction}`}
      data-ready={share === 1 ? '' : undefined}
    >
      {acts.action[action]}
    </p>
  );
}

/** The swipe under way. */
function useSwipe(place: RefObject<HTMLElement | null>, study: Study): Swipe | null {
  const [swipe, setSwipe] = useState<Swipe | null>(null);
  useLayoutEffect(() => {
    const element = place.current;
    if (element === null) return;
    let touch: Touch | null = null;
    const ended = new AbortController();
    const listen = (name: string, on: (event: PointerEvent) => void) =>
      element.addEventListener(name, on as EventListener, { signal: ended.signal });
    const stop = () => {
      touch = null;
      setSwipe(null);
    };
    listen('pointerdown', (event) => {
      touch = event.isPrimary ? touchOf(event) : null;
    });
    listen('pointermove', (event) => {
      if (touch?.pointer === event.pointerId) setSwipe(swipeOf(touch, event, study));
    });
    listen('pointercancel', stop);
    listen('pointerup', (event) => {
      if (touch?.pointer === event.pointerId) finish(touch, event, study);
      stop();
    });
    return () => ended.abort();
  }, [place, study]);
  return swipe;
}

/** Null where something else takes the finger. */
function touchOf(event: PointerEvent): Touch | null {
  const target = event.target instanceof Element ? event.target : null;
  const taken =
    'a, button, input, textarea, select, label, summary, audio, video, dialog, .review-picture';
  if (event.pointerType === 'mouse' || target === null || target.closest(taken)) return null;
  return {
    pointer: event.pointerId,
    x: event.clientX,
    y: event.clientY,
    at: event.timeStamp,
    scroll: scrollY,
  };
}

function finish(touch: Touch, event: PointerEvent, study: Study): void {
  const isSelecting = getSelection()?.isCollapsed === false;
  if (isSelecting || scrollY !== touch.scroll) return;
  const swipe = swipeOf(touch, event, study);
  if (swipe !== null) {
    if (swipe.share < 1) return;
    study.buzz();
    PERFORM[swipe.action]?.(study);
    return;
  }
  const moved = Math.hypot(event.clientX - touch.x, event.clientY - touch.y);
  const isTap = moved < TAP && event.timeStamp - touch.at < LONGEST_TAP;
  // A tap never rates: an answer must be meant.
  const isHidden = study.session.get().current?.revealedAt === null;
  if (isTap && isHidden && study.settings.tapReveals) study.goOn();
}

function swipeOf(touch: Touch, event: PointerEvent, { settings }: Study): Swipe | null {
  const [x, y] = [event.clientX - touch.x, event.clientY - touch.y];
  const isAcross = Math.abs(x) > Math.abs(y) * 1.5;
  const isUpright = Math.abs(y) > Math.abs(x) * 1.5;
  if ((!isAcross && !isUpright) || Math.hypot(x, y) < TAP) return null;
  const direction = isAcross ? (x < 0 ? 'left' : 'right') : y < 0 ? 'up' : 'down';
  const action = ACTION_IDS.find((each) => each === settings[SETTING[direction]]);
  if (action === undefined || PERFORM[action] === null) return null;
  return { direction, action, share: Math.min(1, Math.max(Math.abs(x), Math.abs(y)) / SWIPE) };
}
