package io.mountaineer.platform.macos;

import io.mountaineer.core.CanonicalName;
import io.mountaineer.core.Failure;
import io.mountaineer.platform.Mounter.MountResult;
import io.mountaineer.platform.Mounter.Request;
import io.mountaineer.platform.process.Command;
import io.mountaineer.platform.process.CommandResult;
import io.mountaineer.platform.process.CommandResult.Exited;
import io.mountaineer.platform.process.CommandRunner;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Mount by NetFS, through {@code mount volume} of AppleScript. Its text is localized; only the
 * number in the parentheses at the end counts. The positive numbers are errnos of NetFS (read from
 * the sources of networkShareMounter); the negative ones were seen by others, none of them is
 * documented.
 */
final class MountNetFs {

  private static final Pattern NUMBER = Pattern.compile("\\((-?\\d{1,10})\\)\\s*$");
  private static final Pattern POSITION = Pattern.compile("^\\d+:\\d+: execution error: ");
  private static final long ALREADY_MOUNTED = 17;

  private static final Pattern REFERENCE =
      Pattern.compile("(?:file|alias|folder|disk) \"?(.+?)\"?");

  private final CommandRunner runner;

  MountNetFs(CommandRunner runner) {
    this.runner = runner;
  }

  /** Asks for a mount that outlives this process. */
  MountResult mount(Request request) {
    // The URL is an argument of a fixed script: no name can become part of the program.
    Command osascript =
        Command.of(
            request.limit(),
            "osascript",
            "-e",
            "on run argv",
            "-e",
            "mount volume (item 1 of argv)",
            "-e",
            "end run",
            "smb:" + SmbUrl.of(request));
    return result(request, runner.run(osascript.outlivingUs()));
  }

  /** Returns the meaning of the answer: a failure, or success and perhaps where. */
  static MountResult result(Request request, CommandResult answer) {
    Optional<Failure> failure = failure(request, answer);
    return failure.isEmpty() && answer instanceof Exited exited && exited.code() == 0
        ? new MountResult(failure, elsewhere(request.volumePath(), exited.out()))
        : MountResult.of(failure);
  }

  /** Returns why the mount failed; empty when it is claimed to be there. */
  static Optional<Failure> failure(Request request, CommandResult answer) {
    return MountFailure.of(request, "osascript", answer, exited -> failure(request, exited));
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

  /** A number outside the range of macOS's error numbers stays outside. */
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

  /**
   * Returns the path that is named on success, if it is known and is not the volume path. Scripts
   * in use make a path of the value that {@code mount volume} returns; how osascript prints that
   * value is not documented, by the general form of such values as {@code file CORE-1:}, with
   * colons between folders. A volume may be named as its share though its directory has a suffix,
   * so only a name with a suffix says anything.
   */
  static Optional<Path> elsewhere(Path volumePath, String printed) {
    String line = printed.strip();
    Matcher reference = REFERENCE.matcher(line);
    try {
      Optional<Path> named =
          reference.matches() ? suffixed(volumePath, reference.group(1)) : absolute(line);
      return named.filter(path -> !CanonicalName.same(path.toString(), volumePath.toString()));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static Optional<Path> absolute(String line) {
    return line.startsWith("/") && line.lines().count() == 1
        ? Optional.of(Path.of(line).normalize())
        : Optional.empty();
  }

  /** In such names a slash stands for a colon and the other way round. */
  private static Optional<Path> suffixed(Path volumePath, String reference) {
    String[] folders = reference.split(":");
    String name = folders.length == 0 ? "" : folders[folders.length - 1].replace('/', ':');
    String wanted = volumePath.getFileName().toString();
    int dash = name.lastIndexOf('-');
    boolean isSuffixed =
        dash > 0
            && CanonicalName.same(name.substring(0, dash), wanted)
            && name.substring(dash + 1).matches("\\d{1,4}");
    return isSuffixed ? Optional.of(volumePath.resolveSibling(name)) : Optional.empty();
  }
}
