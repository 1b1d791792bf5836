package io.mountaineer.platform.macos;

import io.mountaineer.core.Failure;
import io.mountaineer.core.MountEntry;
import io.mountaineer.core.MountTable;
import io.mountaineer.platform.Clock;
import io.mountaineer.platform.Keychain;
import io.mountaineer.platform.MountTableReader;
import io.mountaineer.platform.Mounter;
import io.mountaineer.platform.Volumes;
import io.mountaineer.platform.process.CommandRunner;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Mounter of a Mac, which mounts at exactly the volume path or not at all. NetFS, reached through
 * AppleScript, is the only way for an ordinary user to get a directory made in {@code /Volumes},
 * and the one that reads the Keychain; but where something stands already it would take {@code
 * CORE-1}. mount_smbfs mounts on an existing directory, which must belong to the user (xnu
 * prepare_coveredvp()).
 *
 * <p>Both outlive a stop of this process: a mount whose tool is killed may still land, but then
 * without a process that knows of it, and a share between unmount and mount would stay away.
 */
final class MacMounter implements Mounter {

  /**
   * macOS removes the directory of a mount that failed by itself, if it does at all, in a moment.
   */
  private static final Duration UNTIL_LEFT_OVER = Duration.ofMillis(500);

  private final CommandRunner runner;
  private final Volumes volumes;
  private final MountTableReader mountTable;
  private final LoginSession session;
  private final Credentials credentials;
  private final MountNetFs netFs;
  private final MountSmbfs smbfs;
  private final DiskutilUnmount unmounting;
  private final Clock clock;
  private final Consumer<String> announcement;

  /**
   * @param announcement is given a line for the user before macOS opens a password window
   */
  MacMounter(
      CommandRunner runner,
      Volumes volumes,
      MountTableReader mountTable,
      Clock clock,
      Consumer<String> announcement) {
    this.runner = runner;
    this.volumes = volumes;
    this.mountTable = mountTable;
    this.session = new LoginSession(runner);
    this.credentials = new Credentials(runner);
    this.netFs = new MountNetFs(runner);
    this.smbfs = new MountSmbfs(runner);
    this.unmounting = new DiskutilUnmount(runner, mountTable, clock);
    this.clock = clock;
    this.announcement = announcement;
  }

  @Override
  public Optional<Failure> obstacle(Request request) {
    Optional<Failure> byNetFs = obstacleToNetFs(request);
    return byNetFs.isPresent() && isMountedOnDirectory(request.volumePath())
        ? missing("mount_smbfs")
        : byNetFs;
  }

  @Override
  public MountResult mount(Request request) {
    Path path = request.volumePath();
    Volumes.Occupant occupant = volumes.at(path);
    return switch (occupant) {
      case NOTHING -> mountByNetFs(request);
      case OUR_EMPTY_DIRECTORY -> MountResult.of(smbfs.mount(request));
      default -> MountResult.of(occupant.failureAt(path));
    };
  }

  @Override
  public UnmountResult unmount(MountEntry entry, boolean force) {
    return unmounting.unmount(entry, force);
  }

  @Override
  public Optional<String> savedLogin(String host, String username) {
    return username.isEmpty() ? Optional.empty() : credentials.saved(host, username).mark();
  }

  private Optional<Failure> obstacleToNetFs(Request request) {
    return withoutOsascript(request).or(() -> noPassword(request));
  }

  private Optional<Failure> withoutOsascript(Request request) {
    return session
        .withoutScreen()
        .map(type -> MountFailure.noGuiSession(request, type))
        .or(() -> missing("osascript"));
  }

  private Optional<Failure> missing(String program) {
    return runner.lacks(program).map(why -> Failure.of(Failure.Kind.TOOL_MISSING, why));
  }

  private Optional<Failure> noPassword(Request request) {
    return !request.interactive() && Credentials.areMissing(credentials.look(request))
        ? Optional.of(MountFailure.noPassword(request))
        : Optional.empty();
  }

  /** mount_smbfs is used where an empty directory of the user stands; it needs no session. */
  private boolean isMountedOnDirectory(Path path) {
    return mountTable.read() instanceof MountTable.Known known
        && known.at(path).isEmpty()
        && volumes.at(path) == Volumes.Occupant.OUR_EMPTY_DIRECTORY;
  }

  private MountResult mountByNetFs(Request request) {
    return withoutOsascript(request)
        .map(MountResult::failed)
        .orElseGet(() -> logIn(request, credentials.look(request)));
  }

  /** A refusal is of the password saved before the login: one saved meanwhile was not tried. */
  private MountResult logIn(Request request, Keychain.Answer saved) {
    if (Credentials.areMissing(saved)) {
      if (!request.interactive()) {
        return MountResult.failed(MountFailure.noPassword(request));
      }
      announcement.accept(
          "macOS will ask for the password of %s on %s; a window opens"
              .formatted(request.username(), request.host()));
    }
    MountResult result = netFs.mount(request);
    return withLeftover(result, request).withLogin(saved.mark());
  }

  /**
   * NetFS makes the directory before it logs in, and may leave it there; it would stop the next
   * mount. A mount that is only late may still come to stand on it.
   */
  private MountResult withLeftover(MountResult result, Request request) {
    Path path = request.volumePath();
    return result
        .failure()
        .filter(failure -> failure.kind() != Failure.Kind.TIMED_OUT && isLeftOver(path))
        .map(failure -> MountResult.failed(MountFailure.withLeftover(failure, path)))
        .orElse(result);
  }

  private boolean isLeftOver(Path path) {
    if (volumes.at(path) != Volumes.Occupant.EMPTY_DIRECTORY) {
      return false;
    }
    clock.pause(UNTIL_LEFT_OVER);
    return volumes.at(path) == Volumes.Occupant.EMPTY_DIRECTORY;
  }
}
