package io.mountaineer.platform.macos;

import io.mountaineer.core.CanonicalName;
import io.mountaineer.platform.Liveness;
import io.mountaineer.platform.process.Command;
import io.mountaineer.platform.process.CommandResult;
import io.mountaineer.platform.process.CommandResult.Exited;
import io.mountaineer.platform.process.CommandResult.TimedOut;
import io.mountaineer.platform.process.CommandRunner;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Liveness of a mount by {@code df}, which asks its file system for its size. statfs needs no
 * privacy consent, unlike reading the directory. It goes to the server where its last answer is
 * older than 2 s, and gives that last answer where the server cannot be reached (SMBClient
 * smbfs_vfsops.c:2245-2282): so success alone proves no life. On a dead mount it may not come back,
 * and its process cannot be killed until a timer of smbfs fires (12 s to 10 min): so there is never
 * more than one for a mount, and a check that comes while one is under way waits for it. It shares
 * only silence with it: any other answer may be about an earlier mount at that path.
 *
 * <p>An error ends in the words of strerror(3), here those of Apple's libc (unproven in this place:
 * no output of a dead mount was found).
 */
public final class Df implements Liveness {

  private static final Duration LIMIT = Duration.ofSeconds(2);

  /** Errors of a mount whose server is gone: ENXIO, ENOTCONN, EIO, ESTALE, ETIMEDOUT, EHOSTDOWN. */
  private static final List<String> DEAD =
      List.of(
          "Device not configured",
          "Socket is not connected",
          "Input/output error",
          "Stale NFS file handle",
          "Operation timed out",
          "Host is down");

  /** Errors that are no answer of the mount: it is no longer there, or the net is in the way. */
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

  private final CommandRunner runner;
  private final Predicate<Command> isAbandoned;
  private final Map<Path, CompletableFuture<Result>> underWay = new ConcurrentHashMap<>();

  /**
   * A check that calls df.
   *
   * @param isAbandoned whether the child of an earlier call with the same words is left
   */
  public Df(CommandRunner runner, Predicate<Command> isAbandoned) {
    this.runner = runner;
    this.isAbandoned = isAbandoned;
  }

  @Override
  public Result check(Path volumePath) {
    CompletableFuture<Result> mine = new CompletableFuture<>();
    CompletableFuture<Result> earlier = underWay.putIfAbsent(volumePath, mine);
    while (earlier != null) {
      if (joined(earlier).kind() == Kind.SILENT) {
        return Result.silent();
      }
      earlier = underWay.putIfAbsent(volumePath, mine);
    }
    Result result = Result.silent(); // For those who wait, should this one throw.
    try {
      Command df = Command.of(LIMIT, "df", "-k", volumePath.toString());
      result = isAbandoned.test(df) ? Result.silent() : result(volumePath, runner.run(df));
      return result;
    } finally {
      underWay.remove(volumePath);
      mine.complete(result);
    }
  }

  private static Result joined(CompletableFuture<Result> earlier) {
    try {
      return earlier.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      return Result.silent();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Result.silent();
    }
  }

  /** Returns the meaning of what df printed. */
  static Result result(Path volumePath, CommandResult df) {
    if (df instanceof Exited exited) {
      return exited.code() == 0 ? success(volumePath, exited) : failure(exited);
    }
    return df instanceof TimedOut ? Result.silent() : Result.unknown(df.unreadable("df"));
  }

  /** For a path that is no longer a mount, df answers for the file system that holds it. */
  private static Result success(Path volumePath, Exited exited) {
    String last = exited.out().lines().reduce("", (before, line) -> line);
    Matcher line = LINE.matcher(last);
    boolean isOfAnotherMount =
        line.matches() && !CanonicalName.same(line.group(1), volumePath.toString());
    return isOfAnotherMount ? Result.silent() : Result.alive();
  }

  private static Result failure(Exited exited) {
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

  private static boolean ends(List<String> lines, String error) {
    return lines.stream().anyMatch(line -> line.endsWith(": " + error));
  }
}
