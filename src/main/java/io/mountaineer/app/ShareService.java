package io.mountaineer.app;

import io.mountaineer.core.Config;
import io.mountaineer.core.MountStatus;
import io.mountaineer.core.Share;
import io.mountaineer.engine.Operation;
import io.mountaineer.engine.OperationReport;
import io.mountaineer.engine.Reconciler;
import io.mountaineer.files.FileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Use cases of shares: {@code switch}, {@code mount}, {@code unmount}, {@code reconcile}. */
public final class ShareService {

  private final Reconciler reconciler;
  private final boolean interactive;

  /**
   * @param interactive whether a person at a terminal gives the commands
   */
  public ShareService(Reconciler reconciler, boolean interactive) {
    this.reconciler = reconciler;
    this.interactive = interactive;
  }

  /** Returns the path of a share's mount; empty if there is none, or that is not known. */
  Optional<Path> mountOf(Config config, Share share) {
    return reconciler.preview(config, List.of(share)).stream()
        .filter(report -> report.seen().mount() instanceof MountStatus.Mounted)
        .map(report -> share.volumePath(config.settings()))
        .findFirst();
  }

  /**
   * Executes an operation and waits for its end.
   *
   * @throws UserError if no lock can be had; nothing was done then
   */
  public OperationReport execute(Config config, List<Share> shares, Operation operation) {
    try {
      return reconciler.execute(config, shares, operation, interactive);
    } catch (FileException e) {
      throw UserError.noLock(e, "nothing was changed");
    }
  }
}
