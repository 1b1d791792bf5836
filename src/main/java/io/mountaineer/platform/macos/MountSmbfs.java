package io.mountaineer.platform.macos;

import io.mountaineer.core.Failure;
import io.mountaineer.platform.Mounter.Request;
import io.mountaineer.platform.process.Command;
import io.mountaineer.platform.process.CommandResult;
import io.mountaineer.platform.process.CommandResult.Exited;
import io.mountaineer.platform.process.CommandRunner;
import java.util.List;
import java.util.Optional;

/**
 * Mount on an existing directory by {@code mount_smbfs} (SMBClient mount_smbfs.c). Its messages end
 * in the system's text for an error number; a mount path before that may hold anything, so only the
 * end of a line counts.
 */
final class MountSmbfs {

  private static final int MOUNT_FAILED = 64;
  private static final int NO_CONNECTION = 68;
  private static final int NO_SMB_CLIENT = 69;
  private static final int NO_CREDENTIALS = 77;

  private static final List<String> CONNECTION_LOST =
      List.of(
          "Broken pipe",
          "Connection reset by peer",
          "Connection refused",
          "Operation timed out",
          "Host is down",
          "No route to host",
          "Network is unreachable");

  /** 0xC0000225, STATUS_NOT_FOUND, arrives undecoded. */
  private static final List<String> NOT_THERE =
      List.of("No such file or directory", "Unknown error: -1073741275");

  private final CommandRunner runner;

  MountSmbfs(CommandRunner runner) {
    this.runner = runner;
  }

  /**
   * Asks for a mount that outlives this process.
   *
   * @return why it failed; empty when it is claimed to be there
   */
  Optional<Failure> mount(Request request) {
    // mount_smbfs decodes its mount point too. Soft: a dead server gives errors, not hangs.
    String directory = request.volumePath().toString().replace("%", "%25");
    Command smbfs =
        Command.of(
            Request.USUAL_LIMIT, "mount_smbfs", "-N", "-o", "soft", SmbUrl.of(request), directory);
    return failure(request, runner.run(smbfs.outlivingUs()));
  }

  /** Returns why the mount failed; empty when it is claimed to be there. */
  static Optional<Failure> failure(Request request, CommandResult answer) {
    return MountFailure.of(request, "mount_smbfs", answer, exited -> failure(request, exited));
  }

  private static Optional<Failure> failure(Request request, Exited exited) {
    String complaint = ToolText.complaint("mount_smbfs", exited);
    return switch (exited.code()) {
      case NO_CREDENTIALS -> Optional.of(MountFailure.directoryWithoutCredentials(request));
      case NO_CONNECTION ->
          Optional.of(
              complaint.startsWith("mount_smbfs: share connection failed")
                  ? MountFailure.shareNotFound(request)
                  : MountFailure.unreachable(request, lastPart(complaint)));
      case NO_SMB_CLIENT ->
          Optional.of(MountFailure.unknown("the SMB client of macOS did not start: " + complaint));
      case MOUNT_FAILED -> mountFailed(request, complaint);
      default -> Optional.of(MountFailure.unknown(complaint));
    };
  }

  /** Exit code 64 also stands for a malformed call, so the text decides. */
  private static Optional<Failure> mountFailed(Request request, String complaint) {
    if (!complaint.startsWith("mount_smbfs: mount error: ")) {
      return Optional.of(MountFailure.unknown(complaint));
    }
    if (endsIn(complaint, List.of("File exists"))) {
      return Optional.empty(); // this user has the share mounted already: the table says where
    }
    if (endsIn(complaint, NOT_THERE)) {
      return Optional.of(MountFailure.shareNotFound(request));
    }
    if (endsIn(complaint, List.of("Operation not permitted"))) {
      return Optional.of(MountFailure.directoryRefused(request));
    }
    if (endsIn(complaint, List.of("Permission denied"))) {
      return Optional.of(MountFailure.accessDenied(request));
    }
    if (endsIn(complaint, List.of("Authentication error"))) {
      return Optional.of(MountFailure.directoryWithoutCredentials(request));
    }
    return Optional.of(
        endsIn(complaint, CONNECTION_LOST)
            ? MountFailure.unreachable(request, lastPart(complaint))
            : MountFailure.unknown(complaint));
  }

  private static boolean endsIn(String complaint, List<String> errors) {
    return errors.stream().anyMatch(error -> complaint.endsWith(": " + error));
  }

  private static String lastPart(String complaint) {
    return complaint.substring(complaint.lastIndexOf(": ") + 1).strip();
  }
}
