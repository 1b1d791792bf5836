package io.mountaineer.platform.macos;

import io.mountaineer.core.Failure;
import io.mountaineer.core.Failure.Kind;
import io.mountaineer.core.OccupiedPath;
import io.mountaineer.platform.Mounter.Request;
import io.mountaineer.platform.process.CommandResult;
import io.mountaineer.platform.process.CommandResult.Exited;
import io.mountaineer.platform.process.CommandResult.NotStarted;
import java.util.Optional;
import java.util.function.Function;

/** Failures of a mount in words for people, with what they can do about each. */
final class MountFailure {

  private MountFailure() {}

  /**
   * Why a program did not mount; empty when it claims to have done it.
   *
   * @param answer what is made of an exit code other than 0
   */
  static Optional<Failure> of(
      Request request,
      String tool,
      CommandResult result,
      Function<Exited, Optional<Failure>> answer) {
    if (result instanceof Exited exited) {
      return exited.code() == 0 ? Optional.empty() : answer.apply(exited);
    }
    return Optional.of(
        result instanceof NotStarted notStarted
            ? Failure.of(Kind.TOOL_MISSING, notStarted.reason())
            : timedOut(request, tool));
  }

  static Failure unreachable(Request request, String reason) {
    return new Failure(
        Kind.UNREACHABLE,
        request.host() + " gave no SMB connection: " + ToolText.printable(reason),
        "check that the server is on and shares files");
  }

  /** Passwords are kept by server name, so each host of a share needs this once. */
  static Failure loginRefused(Request request) {
    return new Failure(
        Kind.LOGIN_REFUSED,
        "%s did not let %s in".formatted(request.host(), account(request)),
        ("open %s in Finder once and tick \"Remember this password in my keychain\";"
                + " the keychain keeps a password for each server name")
            .formatted(SmbUrl.forFinder(request.host(), request.port(), request.shareName())));
  }

  /** mount_smbfs never reads the Keychain; without the directory NetFS mounts, which does. */
  static Failure noCredentials(Request request) {
    return new Failure(
        Kind.LOGIN_REFUSED,
        "%s did not let %s in, and mount_smbfs does not read the keychain"
            .formatted(request.host(), account(request)),
        "remove the empty directory, then macOS mounts with the keychain: "
            + OccupiedPath.removal(request.volumePath()));
  }

  static Failure shareNotFound(Request request) {
    return new Failure(
        Kind.SHARE_NOT_FOUND,
        "%s has no share named %s".formatted(request.host(), request.shareName()),
        "check share_name in the config and the shares of the server");
  }

  static Failure accessDenied(Request request) {
    return new Failure(
        Kind.PERMISSION,
        "%s does not allow %s to use %s"
            .formatted(request.host(), account(request), request.shareName()),
        "give the account access to the share on the server");
  }

  /** A directory that is not ours, or one the sandbox guards. */
  static Failure directoryRefused(Request request) {
    return new Failure(
        Kind.PERMISSION,
        "macOS does not allow a mount on the directory " + request.volumePath(),
        "remove it if it is empty: " + OccupiedPath.removal(request.volumePath()));
  }

  static Failure noGuiSession(Request request, String session) {
    return new Failure(
        Kind.PERMISSION,
        "mounting at %s needs a login at the screen, and this is a session of type %s"
            .formatted(request.volumePath(), session),
        "log in at the Mac and let the login agent mount it");
  }

  static Failure timedOut(Request request, String tool) {
    return new Failure(
        Kind.TIMED_OUT,
        "%s did not end in time while mounting %s from %s"
            .formatted(tool, request.shareName(), request.host()),
        "look for a dialog of macOS about this server");
  }

  static Failure unknown(String message) {
    return Failure.of(Kind.UNKNOWN, ToolText.printable(message));
  }

  private static String account(Request request) {
    return request.username().isEmpty() ? "a guest" : request.username();
  }
}
