package io.mountaineer.app;

import io.mountaineer.core.Config;
import io.mountaineer.core.Share;
import io.mountaineer.engine.Operation;
import io.mountaineer.engine.OperationReport;
import io.mountaineer.engine.Reconciler;
import io.mountaineer.files.FileException;
import java.util.List;

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
