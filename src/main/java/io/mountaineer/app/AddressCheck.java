package io.mountaineer.app;

import io.mountaineer.config.HostRule;
import io.mountaineer.core.Settings;
import io.mountaineer.platform.Probe;
import io.mountaineer.platform.Probe.Answer;

/** Use case of testing an address of a server before a share is added; changes nothing. */
public final class AddressCheck {

  /**
   * Result of a test.
   *
   * @param isGood whether a server answers on the SMB port
   * @param text result in one sentence, for people
   */
  public record Result(boolean isGood, String text) {}

  private final Probe probe;

  public AddressCheck(Probe probe) {
    this.probe = probe;
  }

  /** Asks an address once, within the time limit of a probe; never throws. */
  public Result test(String host, Settings settings) {
    if (HostRule.violation(host).isPresent()) {
      return new Result(false, "This is not an address.");
    }
    Answer answer = probe.probe(HostRule.bare(host), settings.smbPort(), settings.connectTimeout());
    return new Result(answer.connected(), text(answer));
  }

  private static String text(Answer answer) {
    return switch (answer.kind()) {
      case CONNECTED -> "A server answers at this address.";
      case NO_ADDRESS -> "No computer of this name was found.";
      case REFUSED_BY_PEER -> "A computer answers, but its File Sharing is off.";
      case TIMED_OUT -> "No answer. Is the server on, and the cable plugged in?";
      case NO_ROUTE -> "No way there. Check the cable, and Local Network in Privacy & Security.";
      case NO_VERDICT -> "It could not be tested: " + answer.detail();
    };
  }
}
