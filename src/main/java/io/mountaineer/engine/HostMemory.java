package io.mountaineer.engine;

import io.mountaineer.core.Backoff;
import io.mountaineer.core.CycleTime;
import io.mountaineer.core.CycleTime.Interruption;
import io.mountaineer.core.HostHealth;
import io.mountaineer.core.Settings;
import io.mountaineer.platform.Probe;
import java.time.Duration;
import java.time.Instant;

/** Memory of one host: what the probes of all cycles learned of it. */
final class HostMemory {

  /**
   * Times by which an answer must exceed the usual one to be suspicious; and part of a timeout
   * below which nothing is: far more than an answer takes at home.
   */
  private static final int SIGN_OF_SILENCE = 8;

  /** Answers within which a slow one loses most of its say in what is usual. */
  private static final int FADING = 16;

  private volatile boolean viaAlternateProbe;
  private volatile boolean firstRefused;
  private volatile boolean onlyFirstRefused;
  private volatile boolean answered;
  private volatile boolean asked;
  private volatile boolean answersFirstProbe;
  private volatile Duration usualAnswer = Duration.ZERO;
  private volatile HostHealth verdict = HostHealth.suspect("not asked");
  private volatile Backoff confirmations = Backoff.NONE;

  /** Returns whether to ask it by the alternate probe, since macOS refuses the direct one. */
  boolean viaAlternateProbe() {
    return viaAlternateProbe;
  }

  /**
   * Returns whether a failed probe needs a confirmation. One lost probe of a host that answered so
   * far is no news yet; nor is a refusal by macOS.
   */
  boolean needsSecondOpinion() {
    return answered || firstRefused;
  }

  /**
   * Returns whether its silence is news, so that the other probe starts at the first sign of it.
   */
  boolean isSilenceNews() {
    return answered || !asked;
  }

  /** Returns whether it has connected since it was last found not to. */
  boolean hasAnswered() {
    return answered;
  }

  /**
   * Returns whether it is too early to confirm again. A host that is down stays so while every
   * later probe fails too; anything less is asked again in every cycle while a mount depends on it.
   * A probe that macOS refuses does not notice that a host is back, so the verdict by such a probe
   * stands only while nothing can follow from it.
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

  /** Returns the verdict that stands while it is too early to confirm again. */
  HostHealth standing(String detail) {
    boolean isMute = firstRefused && onlyFirstRefused;
    return isMute || verdict.isUp() ? HostHealth.suspect(detail) : verdict;
  }

  /**
   * Makes the direct probe the first one again: macOS may allow Java by now what it refused, and
   * the alternate probe costs a program each time.
   */
  void tryDirectProbeAgain() {
    viaAlternateProbe = false;
  }

  /** Returns whether its last first probe was by Java, and connected. */
  boolean answersJava() {
    return answersFirstProbe && !viaAlternateProbe;
  }

  /**
   * Returns how long an answer may take before it is suspicious: far longer than this host's
   * answers have taken lately, and long enough for one late thread of a busy machine.
   */
  Duration suspiciousAfter(Settings settings) {
    // In long numbers: a Duration multiplies and divides by way of BigDecimal, at each probe.
    long timeout = settings.connectTimeout().toNanos();
    long far = usualAnswer.toNanos() * SIGN_OF_SILENCE;
    return Duration.ofNanos(Math.max(timeout / SIGN_OF_SILENCE, Math.min(far, timeout / 2)));
  }

  /**
   * Takes in the answer to a first probe.
   *
   * @param took time that it took
   */
  void firstAnswer(Probe.Answer answer, Duration took) {
    asked = true;
    firstRefused = answer.refusedLocally();
    answersFirstProbe = answer.connected();
    if (answer.connected()) {
      Duration faded = Duration.ofNanos(usualAnswer.toNanos() / (FADING + 1) * FADING);
      usualAnswer = took.compareTo(faded) > 0 ? took : faded;
      confirmations = Backoff.NONE;
      answered = true;
    }
  }

  /** Forgets the verdict: what was learned before a sleep proves nothing after it. */
  void forgetVerdict() {
    verdict = HostHealth.suspect("not asked");
    confirmations = Backoff.NONE;
    answered |= asked;
  }

  /** Takes in what a confirmation led to. */
  void confirmed(Confirmation confirmation, HostHealth health, Instant now) {
    verdict = health;
    onlyFirstRefused = confirmation.isOnlyFirstRefused();
    if (health.isUp()) {
      confirmations = Backoff.NONE;
      viaAlternateProbe = !viaAlternateProbe && firstRefused && confirmation.other().connected();
    } else {
      confirmations = confirmations.failed(now, Backoff.QUICK);
      answered = false;
    }
  }
}
