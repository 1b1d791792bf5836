package io.mountaineer.platform.macos;

import io.mountaineer.core.CanonicalName;
import io.mountaineer.core.Failure;
import io.mountaineer.core.Failure.Kind;
import io.mountaineer.platform.Mounter.MountResult;
import io.mountaineer.platform.Mounter.Request;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * Password windows of macOS: one at a time for an account of a server, however many of its shares a
 * command mounts. The login that the first one was for serves the others; a window that was
 * cancelled, or may still be open, is not opened again.
 */
final class PasswordWindows {

  /** Failures after which the person has said no, or may still be asked. */
  private static final Set<Kind> FINAL = Set.of(Kind.CANCELLED, Kind.LOGIN_REFUSED, Kind.TIMED_OUT);

  private final Map<String, Account> accounts = new ConcurrentHashMap<>();

  /**
   * Mounts when no other share of this server and account is being mounted behind a window.
   *
   * @param mount mounts; is given whether macOS is logged in by an earlier mount of this process
   * @return its result; the failure of an earlier one where another window would be the same again
   */
  MountResult inTurn(Request request, Function<Boolean, MountResult> mount) {
    String key = CanonicalName.of(request.host()) + '\n' + CanonicalName.of(request.username());
    Account account = accounts.computeIfAbsent(key, first -> new Account());
    if (!account.await(request)) {
      return MountResult.failed(MountFailure.noPassword(request));
    }
    try {
      return account.mount(request, mount);
    } finally {
      account.turn.unlock();
    }
  }

  /** Account of a server for whose password macOS asks. */
  private static final class Account {

    private final ReentrantLock turn = new ReentrantLock();
    private Optional<MountResult> last = Optional.empty();

    private boolean await(Request request) {
      try {
        return turn.tryLock(request.limit().toMillis(), TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }

    private MountResult mount(Request request, Function<Boolean, MountResult> mount) {
      Optional<Kind> failed = last.flatMap(MountResult::failure).map(Failure::kind);
      if (failed.filter(FINAL::contains).isPresent()) {
        return MountResult.failed(
            failed.get() == Kind.CANCELLED
                ? MountFailure.cancelled(request)
                : MountFailure.noPassword(request));
      }
      MountResult result = mount.apply(last.isPresent() && failed.isEmpty());
      last = Optional.of(result);
      return result;
    }
  }
}
