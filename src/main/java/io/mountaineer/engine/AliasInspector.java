package io.mountaineer.engine;

import io.mountaineer.core.Alias;
import io.mountaineer.core.AliasReport;
import io.mountaineer.core.AliasReport.Destination;
import io.mountaineer.core.Config;
import io.mountaineer.core.MountClassifier;
import io.mountaineer.core.MountStatus;
import io.mountaineer.core.MountTable;
import io.mountaineer.core.Share;
import io.mountaineer.platform.Folders.Answer;
import io.mountaineer.platform.Platform;
import io.mountaineer.state.State;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * Inspector of aliases. Whether a share is away is learned from the mount table, so that nothing
 * looks for a folder on a share that is not there.
 */
public final class AliasInspector {

  private final Platform platform;
  private final Workers workers;
  private final Links links;

  public AliasInspector(Platform platform, Workers workers, Links links) {
    this.platform = platform;
    this.workers = workers;
    this.links = links;
  }

  /** Reports on all of these at the same time and changes nothing. */
  public List<AliasReport> look(Config config, List<Alias> aliases) {
    MountTable table = platform.mountTable().read();
    MountClassifier views = platform.classifier(config.settings(), table);
    State remembered = links.remembered();
    List<Callable<AliasReport>> looks = new ArrayList<>();
    for (Alias alias : aliases) {
      looks.add(() -> look(config, alias, views, remembered));
    }
    return workers.all(looks);
  }

  private AliasReport look(Config config, Alias alias, MountClassifier views, State remembered) {
    Finding finding =
        config
            .share(alias.share())
            .map(share -> finding(config, alias, share, views, remembered))
            .orElseGet(
                () -> new Finding(Destination.NO_SHARE, alias.share() + " is not configured"));
    return new AliasReport(
        alias,
        config.settings(),
        links.status(alias.link(config.settings()), remembered),
        finding.destination(),
        finding.detail());
  }

  private Finding finding(
      Config config, Alias alias, Share share, MountClassifier views, State remembered) {
    return away(share, views.of(share, remembered.of(share, config.settings())).status())
        .orElseGet(
            () -> {
              Path volume = share.volumePath(config.settings());
              return answer(
                  platform.folders().at(volume.resolve(alias.targetSubpath()).normalize()));
            });
  }

  private static Optional<Finding> away(Share share, MountStatus view) {
    if (view instanceof MountStatus.Unknown unknown) {
      return Optional.of(new Finding(Destination.UNKNOWN, unknown.why()));
    }
    return view.via().isPresent()
        ? Optional.empty()
        : Optional.of(new Finding(Destination.AWAY, share.name() + " is not mounted"));
  }

  private static Finding answer(Answer answer) {
    if (answer instanceof Answer.There) {
      return new Finding(Destination.THERE, "");
    }
    if (answer instanceof Answer.Gone) {
      return new Finding(Destination.GONE, "no such folder on the share");
    }
    String reason =
        answer instanceof Answer.Refused refused
            ? refused.reason()
            : ((Answer.Unknown) answer).reason();
    return new Finding(Destination.UNKNOWN, reason);
  }

  private record Finding(Destination destination, String detail) {}
}
