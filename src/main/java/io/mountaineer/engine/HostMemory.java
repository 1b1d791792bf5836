package io.mountaineer.engine;

import io.mountaineer.core.Backoff;
import io.mountaineer.core.CycleTime;
import io.mountaineer.core.CycleTime.Interruption;
import io.mountaineer.core.HostHealth;
import io.mountaineer.platform.Probe;
import java.time.Instant;

/** Everything learned of one host, by whichever round asked it last. */
final class HostMemory {

  private volatile boolean viaSecondRoad;
  private volatile boolean firstRefused;
  private volatile boolean onlyFirstRefused;
  private volatile boolean answered;
  private volatile boolean asked;
  private volatile HostHealth verdict = HostHealth.suspect("not asked");
  private volatile Backoff confirmations = Backoff.NONE;

  /** Whether the second road is the one to ask it by, since macOS refuses the first. */
  boolean viaSecondRoad() {
    return viaSecondRoad;
  }

  /** One lost probe of a host that answered so far is no news yet; nor is a refusal by macOS. */
  boolean needsSecondOpinion() {
    return answered || firstRefused;
  }

  /** Whether its silence is news, so that the second road is asked at the first sign of it. */
  boolean isSilenceNews() {
    return answered || !asked;
  }

  /**
   * Whether it is too early to confirm again. A host that is down stays so while every later probe
   * fails too; anything less is asked again in every cycle while a mount depends on it. A road that
   * macOS refuses does not notice that a host is back, so the verdict by such a road stands only
   * while nothing can follow from it.
   *
   * @param othersAnswer whether another host answers, so that a mount could be moved to it
   */
  boolean mustWait(CycleTime tick, boolean carriesMount, boolean othersAnswer) {
    if (tick.networkEvent() || tick.interruption() != Interruption.NONE) {
      confirmations = Backoff.NONE;
    }
    boolean stands = verdict.isDown() && !(firstRefused && (onlyFirstRefused || othersAnswer));
    return confirmations.mustWait(tick.now()) && (stands || !carriesMount);
  }

  /** The verdict that stands while it is too early to confirm again. */
  HostHealth standing(String detail) {
    boolean isMute = firstRefused && onlyFirstRefused;
    return isMute || verdict.isUp() ? HostHealth.suspect(detail) : verdict;
  }

  /**
   * What macOS refuses Java may be allowed by now, and the second road costs a program each time.
   */
  void tryFirstRoadAgain() {
    viaSecondRoad = false;
  }

  void firstAnswer(Probe.Answer answer) {
    asked = true;
    firstRefused = answer.refusedLocally();
    if (answer.connected()) {
      confirmations = Backoff.NONE;
      answered = true;
    }
  }

  /** What was learned before a sleep proves nothing after it. */
  void forgetVerdict() {
    verdict = HostHealth.suspect("not asked");
    confirmations = Backoff.NONE;
    answered |= asked;
  }

  /** What a confirmation led to. */
  void confirmed(Confirmation confirmation, HostHealth reach, Instant now) {
    verdict = reach;
    onlyFirstRefused = confirmation.isOnlyFirstRefused();
    if (reach.isUp()) {
      confirmations = Backoff.NONE;
      viaSecondRoad = !viaSecondRoad && firstRefused && confirmation.other().connected();
    } else {
      confirmations = confirmations.failed(now, Backoff.QUICK);
      answered = false;
    }
  }
}
