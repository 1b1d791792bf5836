package io.mountaineer.platform.macos;

import io.mountaineer.core.Failure;
import io.mountaineer.platform.Mounter.MountResult;
import io.mountaineer.platform.Mounter.Request;
import io.mountaineer.platform.process.CommandResult;
import io.mountaineer.platform.process.CommandResult.Exited;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code mount volume} of AppleScript means. Its text is localized; only the number in the
 * parentheses at the end counts. The positive numbers are errnos of NetFS (read from the sources of
 * networkShareMounter); the negative ones were seen by others, none of them is documented.
 */
final class MountNetFs {

  private static final Pattern NUMBER = Pattern.compile("\\((-?\\d{1,10})\\)\\s*$");
  private static final Pattern POSITION = Pattern.compile("^\\d+:\\d+: execution error: ");
  private static final long ALREADY_MOUNTED = 17;

  private MountNetFs() {}

  /** What the answer says: a failure, or success and perhaps where. */
  static MountResult of(Request request, CommandResult result) {
    Optional<Failure> failure = failure(request, result);
    return failure.isEmpty() && result instanceof Exited exited && exited.code() == 0
        ? new MountResult(failure, LandedAt.elsewhere(request.volumePath(), exited.out()))
        : MountResult.of(failure);
  }

  /** Why the mount failed; empty when it is claimed to be there. */
  static Optional<Failure> failure(Request request, CommandResult result) {
    return MountFailure.of(request, "osascript", result, exited -> failure(request, exited));
  }

  private static Optional<Failure> failure(Request request, Exited exited) {
    Matcher number = NUMBER.matcher(exited.err());
    String complaint = POSITION.matcher(ToolText.complaint("osascript", exited)).replaceFirst("");
    if (!number.find()) {
      return Optional.of(MountFailure.unknown(complaint));
    }
    long error = Long.parseLong(number.group(1));
    return error == ALREADY_MOUNTED
        ? Optional.empty()
        : Optional.of(failure(request, clamped(error), complaint));
  }

  /** What is no error number of macOS stays none. */
  private static int clamped(long error) {
    return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, error));
  }

  private static Failure failure(Request request, int error, String complaint) {
    return switch (error) {
      // "User canceled"; also a keychain that could not be read where no window can be shown.
      case -128 -> MountFailure.cancelled(request);
      case -5023, -2096, 80 -> MountFailure.loginRefused(request);
      case -5000, 13, 1 -> MountFailure.accessDenied(request);
      case -5014, -43, 2, -6003, -1073741275 -> MountFailure.shareNotFound(request);
      case -36, 51, 54, 60, 61, 64, 65 -> MountFailure.unreachable(request, complaint);
      case -1712 -> MountFailure.timedOut(request, "osascript"); // a timeout of Apple events
      // The program that mounts was lost on the way (procNotFound to connectionInvalid, AppleEvents
      // and MacErrors.h), after it may have begun.
      case -600, -601, -602, -603, -604, -605, -606, -607, -608, -609 ->
          MountFailure.brokenOff(request, "osascript");
      default -> MountFailure.unknown("macOS did not mount it: " + complaint);
    };
  }
}
