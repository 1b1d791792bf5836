package io.mountaineer.platform.macos;

import io.mountaineer.core.CanonicalName;
import io.mountaineer.platform.Liveness.Result;
import io.mountaineer.platform.process.CommandResult.Exited;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code df} says about a mount. It asks the server; an error ends in the words of
 * strerror(3), here those of Apple's libc (unproven in this place: no output of a dead mount was
 * found).
 */
final class DfAnswer {

  /** Errors of a mount whose server is gone: ENXIO, ENOTCONN, EIO, ESTALE, ETIMEDOUT, EHOSTDOWN. */
  private static final List<String> DEAD =
      List.of(
          "Device not configured",
          "Socket is not connected",
          "Input/output error",
          "Stale NFS file handle",
          "Operation timed out",
          "Host is down");

  /**
   * Errors that are no answer of the mount: nothing is there any more, or the net is in the way.
   */
  private static final List<String> NO_ANSWER =
      List.of(
          "No such file or directory",
          "No route to host",
          "Network is unreachable",
          "Network is down",
          "Connection refused",
          "Connection reset by peer",
          "Broken pipe");

  /** Sizes, percentage, on newer systems inodes and their percentage, then the mount point. */
  private static final Pattern LINE =
      Pattern.compile(
          "^.*?\\s\\d+\\s+-?\\d+\\s+-?\\d+\\s+\\d+%\\s+(?:\\d+\\s+\\d+\\s+(?:\\d+%|-)\\s+)?(/.*)$");

  private DfAnswer() {}

  static Result sign(Path volumePath, Exited exited) {
    if (exited.code() == 0) {
      return isOfAnotherMount(volumePath, exited.out()) ? Result.silent() : Result.alive();
    }
    List<String> lines = ToolText.lines(exited);
    Optional<String> death = DEAD.stream().filter(error -> ends(lines, error)).findFirst();
    if (death.isPresent()) {
      return Result.dead(death.get());
    }
    boolean answered =
        !lines.isEmpty() && NO_ANSWER.stream().noneMatch(error -> ends(lines, error));
    // Anything else came from a living file system, a refusal for privacy for example.
    return answered ? Result.refusal(lines.get(lines.size() - 1)) : Result.silent();
  }

  /** For a path that is no mount any more, df answers for the file system that holds it. */
  private static boolean isOfAnotherMount(Path volumePath, String out) {
    String last = out.lines().reduce("", (before, line) -> line);
    Matcher line = LINE.matcher(last);
    return line.matches() && !CanonicalName.same(line.group(1), volumePath.toString());
  }

  private static boolean ends(List<String> lines, String error) {
    return lines.stream().anyMatch(line -> line.endsWith(": " + error));
  }
}
