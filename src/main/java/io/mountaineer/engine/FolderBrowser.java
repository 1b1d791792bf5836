package io.mountaineer.engine;

import io.mountaineer.core.Failure;
import io.mountaineer.core.Failure.Kind;
import io.mountaineer.core.LinkStatus;
import io.mountaineer.core.MountStatus;
import io.mountaineer.core.NaturalOrder;
import io.mountaineer.core.Settings;
import io.mountaineer.core.Share;
import io.mountaineer.core.ShellQuote;
import io.mountaineer.platform.Folders.Answer;
import io.mountaineer.platform.Platform;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Browser of a share's folders through its stable path; reports why they cannot be listed. */
public final class FolderBrowser {

  private final Platform platform;
  private final Links links;

  public FolderBrowser(Platform platform, Links links) {
    this.platform = platform;
    this.links = links;
  }

  /** Result of a listing. */
  public sealed interface Listing {

    /**
     * Folders, in natural order.
     *
     * @param path that was listed
     * @param complete false when there are more than could be taken in
     */
    record Listed(Path path, List<String> names, boolean complete) implements Listing {}

    /** Reason why they could not be listed. */
    record NotListed(Failure failure) implements Listing {}
  }

  /**
   * Lists and changes nothing; bounded in time.
   *
   * @param subpath relative folder that stays inside the share
   * @param hidden whether folders whose names begin with a dot are listed too
   */
  public Listing list(Share share, Settings settings, String subpath, boolean hidden) {
    Optional<Failure> obstacle = away(share, settings).or(() -> unlinked(share, settings));
    if (obstacle.isPresent()) {
      return new Listing.NotListed(obstacle.get());
    }
    Path path = share.stablePath(settings).resolve(subpath).normalize();
    Answer answer = platform.folders().inside(path);
    if (answer instanceof Answer.There there) {
      List<String> names =
          there.names().stream()
              .filter(name -> hidden || !name.startsWith("."))
              .sorted(new NaturalOrder())
              .toList();
      return new Listing.Listed(path, names, there.complete());
    }
    return new Listing.NotListed(failure(share, path, answer));
  }

  private Optional<Failure> away(Share share, Settings settings) {
    MountStatus view =
        platform
            .classifier(settings, platform.mountTable().read())
            .of(share, links.remembered().of(share, settings))
            .status();
    if (view.via().isPresent()) {
      return Optional.empty();
    }
    if (view instanceof MountStatus.Unknown unknown) {
      return Optional.of(Failure.of(Kind.UNKNOWN, unknown.why()));
    }
    String path = share.volumePath(settings).toString();
    return Optional.of(
        view instanceof MountStatus.Foreign foreign
            ? new Failure(
                Kind.PATH_OCCUPIED,
                "another mount uses " + path + ": " + foreign.entry().source(),
                "eject it, then type: mountaineer mount --share " + ShellQuote.of(share.name()))
            : new Failure(
                Kind.UNREACHABLE,
                share.name() + " is not mounted",
                "type: mountaineer mount --share " + ShellQuote.of(share.name())));
  }

  private Optional<Failure> unlinked(Share share, Settings settings) {
    LinkStatus status = links.status(share.stableLink(settings));
    if (status == LinkStatus.CORRECT) {
      return Optional.empty();
    }
    String path = share.stablePath(settings).toString();
    return Optional.of(
        status == LinkStatus.FOREIGN
            ? new Failure(
                Kind.PATH_OCCUPIED,
                path + " is in the way: it is not a link made by mountaineer, and is left alone",
                "move it away, then type: mountaineer reconcile --share "
                    + ShellQuote.of(share.name()))
            : new Failure(
                Kind.PATH_OCCUPIED,
                path + " does not lead to the share",
                "type: mountaineer reconcile --share " + ShellQuote.of(share.name())));
  }

  private static Failure failure(Share share, Path path, Answer answer) {
    if (answer instanceof Answer.Gone) {
      return new Failure(
          Kind.SHARE_NOT_FOUND,
          "there is no folder " + path,
          "see what is there with: mountaineer folders --share " + ShellQuote.of(share.name()));
    }
    if (answer instanceof Answer.Refused refused) {
      return new Failure(
          Kind.PERMISSION,
          path + " may not be looked at: " + refused.reason(),
          "allow Full Disk Access for java or your terminal in System Settings >"
              + " Privacy & Security");
    }
    return new Failure(
        Kind.TIMED_OUT,
        share.name() + " does not answer: " + ((Answer.Unknown) answer).reason(),
        "see: mountaineer status --share " + ShellQuote.of(share.name()));
  }
}
