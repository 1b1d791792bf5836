package io.mountaineer.platform.macos;

import io.mountaineer.core.Failure;
import io.mountaineer.core.Failure.Kind;
import io.mountaineer.platform.Mounter.Request;
import io.mountaineer.platform.Volumes;
import io.mountaineer.platform.process.CommandResult;
import io.mountaineer.platform.process.CommandResult.Cut;
import io.mountaineer.platform.process.CommandResult.Exited;
import io.mountaineer.platform.process.CommandResult.NotStarted;
import io.mountaineer.platform.process.CommandResult.TimedOut;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/** Failures of a mount in words for people, with what they can do about each. */
final class MountFailure {

  /** The exit code after a signal is this and the number of the signal. */
  private static final int FIRST_SIGNAL = 128;

  private MountFailure() {}

  /**
   * Returns why a program did not mount; empty when it claims to have done it.
   *
   * @param answer meaning of an exit code other than 0
   */
  static Optional<Failure> of(
      Request request,
      String tool,
      CommandResult result,
      Function<Exited, Optional<Failure>> answer) {
    if (result instanceof Exited exited && exited.code() < FIRST_SIGNAL) {
      return exited.code() == 0 ? Optional.empty() : answer.apply(exited);
    }
    if (result instanceof Cut cut && cut.code() == 0) {
      return Optional.empty();
    }
    if (result instanceof NotStarted missing) {
      return Optional.of(Failure.of(Kind.TOOL_MISSING, missing.reason()));
    }
    return Optional.of(
        result instanceof TimedOut ? timedOut(request, tool) : brokenOff(request, tool));
  }

  static Failure unreachable(Request request, String reason) {
    return new Failure(
        Kind.UNREACHABLE,
        request.host() + " gave no SMB connection: " + ToolText.printable(reason),
        "check that the server is on and File Sharing is turned on");
  }

  /** Passwords are kept by server name, so each host of a share needs this once. */
  static Failure loginRefused(Request request) {
    return new Failure(
        Kind.LOGIN_REFUSED,
        "%s refused the login for %s".formatted(request.host(), account(request)),
        inFinder(request));
  }

  /** The login was given up on this Mac; the answer of the server is unknown. */
  static Failure cancelled(Request request) {
    return new Failure(
        Kind.CANCELLED,
        "the login of %s to %s was cancelled, or its password could not be read"
            .formatted(account(request), request.host()),
        "unlock the keychain. If that does not help, " + inFinder(request));
  }

  /** macOS would open a window without a request by the user. */
  static Failure noPassword(Request request) {
    return new Failure(
        Kind.NO_PASSWORD,
        "no saved password for %s on %s".formatted(account(request), request.host()),
        inFinder(request));
  }

  /**
   * mount_smbfs never reads the Keychain, so its refusal says nothing about the saved password: it
   * is the directory that keeps NetFS, which reads it, from mounting.
   */
  static Failure directoryWithoutCredentials(Request request) {
    return new Failure(
        Kind.PATH_OCCUPIED,
        "the empty directory %s is in the way: mount_smbfs mounts on it, and has no login to %s"
            .formatted(request.volumePath(), request.host()),
        "remove the empty directory, then macOS mounts with the keychain: "
            + Volumes.removal(request.volumePath()));
  }

  static Failure shareNotFound(Request request) {
    return new Failure(
        Kind.SHARE_NOT_FOUND,
        "%s has no share named %s".formatted(request.host(), request.shareName()),
        "check its name: share_name in the config, File Sharing on the server");
  }

  /**
   * EACCES, EPERM and -5000 are what some servers and macOS make of a wrong password, so it is not
   * told apart from a missing right, and not repeated by itself either.
   */
  static Failure accessDenied(Request request) {
    return new Failure(
        Kind.LOGIN_REFUSED,
        "%s does not allow %s to use %s"
            .formatted(request.host(), account(request), request.shareName()),
        "check the saved password, and give the account access to the share on the server");
  }

  /** A directory that is not ours, or one the sandbox guards. */
  static Failure directoryRefused(Request request) {
    return new Failure(
        Kind.PERMISSION,
        "macOS does not allow a mount on the directory " + request.volumePath(),
        "remove it if it is empty: " + Volumes.removal(request.volumePath()));
  }

  static Failure noGuiSession(Request request, String session) {
    return new Failure(
        Kind.NO_SESSION,
        "mounting at %s needs a login at the screen, and this is a session of type %s"
            .formatted(request.volumePath(), session),
        "log in at the screen of the Mac, where the agent of 'mountaineer install' mounts it");
  }

  static Failure timedOut(Request request, String tool) {
    return new Failure(
        Kind.TIMED_OUT,
        "%s did not end in time while mounting %s from %s"
            .formatted(tool, request.shareName(), request.host()),
        "look for a macOS dialog about this server");
  }

  /**
   * The program ended and left no answer of macOS: its request goes on without it, so this counts
   * as a mount that may still appear.
   */
  static Failure brokenOff(Request request, String tool) {
    return Failure.of(
        Kind.TIMED_OUT,
        "%s was interrupted while mounting %s from %s, which may still be mounted"
            .formatted(tool, request.shareName(), request.host()));
  }

  /** Returns the failure with the directory that its mount left behind, whatever its kind. */
  static Failure withLeftover(Failure failure, Path path) {
    Failure leftover = Volumes.leftover(path);
    String next = failure.nextStep().isEmpty() ? "" : "; then " + failure.nextStep();
    return failure.reworded(
        failure.message() + "; " + leftover.message(), leftover.nextStep() + next);
  }

  static Failure unknown(String message) {
    return Failure.of(Kind.UNKNOWN, ToolText.printable(message));
  }

  private static String inFinder(Request request) {
    return ("open %s in Finder once and tick \"Remember this password in my keychain\""
            + " (macOS saves one password per server name)")
        .formatted(SmbUrl.forFinder(request.host(), request.port(), request.shareName()));
  }

  private static String account(Request request) {
    return request.username().isEmpty() ? "a guest" : request.username();
  }
}
