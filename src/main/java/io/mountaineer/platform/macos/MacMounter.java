package io.mountaineer.platform.macos;

import io.mountaineer.core.Failure;
import io.mountaineer.core.MountEntry;
import io.mountaineer.core.OccupiedPath;
import io.mountaineer.platform.MountTableReader;
import io.mountaineer.platform.Mounter;
import io.mountaineer.platform.Time;
import io.mountaineer.platform.Volumes;
import io.mountaineer.platform.process.Command;
import io.mountaineer.platform.process.CommandRunner;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Mounts at exactly the volume path or not at all. NetFS, reached through AppleScript, is the only
 * way for an ordinary user to get a directory made in {@code /Volumes}, and the one that reads the
 * Keychain; but where something stands already it would take {@code CORE-1}. mount_smbfs mounts on
 * an existing directory, which must belong to the user (xnu prepare_coveredvp()).
 */
public final class MacMounter implements Mounter {

  /** A dialog that nobody sees has kept osascript for hours. */
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final CommandRunner runner;
  private final Volumes volumes;
  private final LoginSession session;
  private final Unmounting unmounting;

  public MacMounter(CommandRunner runner, Volumes volumes, MountTableReader mountTable, Time time) {
    this.runner = runner;
    this.volumes = volumes;
    this.session = new LoginSession(runner);
    this.unmounting = new Unmounting(runner, mountTable, time);
  }

  @Override
  public Optional<Failure> mount(Request request) {
    Path path = request.volumePath();
    return switch (volumes.at(path)) {
      case NOTHING -> mountByNetFs(request);
      case OUR_EMPTY_DIRECTORY -> mountOnDirectory(request);
      case EMPTY_DIRECTORY -> Optional.of(OccupiedPath.byEmptyDirectory(path));
      case SOMETHING -> Optional.of(OccupiedPath.bySomething(path));
      case UNKNOWN -> Optional.of(OccupiedPath.byUnknown(path));
    };
  }

  @Override
  public UnmountResult unmount(MountEntry entry, boolean force) {
    return unmounting.unmount(entry, force);
  }

  private Optional<Failure> mountByNetFs(Request request) {
    Optional<String> screenless = session.withoutScreen();
    if (screenless.isPresent()) {
      return Optional.of(MountFailure.noGuiSession(request, screenless.get()));
    }
    // The URL is an argument of a fixed script: no name can become part of the program.
    Command osascript =
        Command.of(
            LIMIT,
            "osascript",
            "-e",
            "on run argv",
            "-e",
            "mount volume (item 1 of argv)",
            "-e",
            "end run",
            "smb:" + SmbUrl.of(request));
    return NetFsAnswer.failure(request, runner.run(osascript));
  }

  private Optional<Failure> mountOnDirectory(Request request) {
    // mount_smbfs decodes its mount point too. Soft: a dead server gives errors, not hangs.
    String directory = request.volumePath().toString().replace("%", "%25");
    Command smbfs =
        Command.of(LIMIT, "mount_smbfs", "-N", "-o", "soft", SmbUrl.of(request), directory);
    return SmbfsAnswer.failure(request, runner.run(smbfs));
  }
}
