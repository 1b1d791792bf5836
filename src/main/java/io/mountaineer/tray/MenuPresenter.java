package io.mountaineer.tray;

import io.mountaineer.engine.Workers;
import io.mountaineer.tray.menu.TrayMenu;
import io.mountaineer.tray.menu.TrayModel;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Presenter of the menu, which touches the screen only when the menu differs from the shown one.
 */
final class MenuPresenter {

  private final TrayScreen screen;
  private final Workers workers;
  private final Supplier<TrayModel> models;
  private final AtomicBoolean due = new AtomicBoolean();
  private TrayMenu shown;
  private boolean hasEnded;

  MenuPresenter(TrayScreen screen, Workers workers, Supplier<TrayModel> models) {
    this.screen = screen;
    this.workers = workers;
    this.models = models;
  }

  /**
   * Shows the menu after a possible change. Returns at once; changes meanwhile are shown together.
   */
  void refresh() {
    if (due.compareAndSet(false, true)) {
      workers.start(this::present);
    }
  }

  private synchronized void present() {
    due.set(false);
    if (hasEnded) {
      return;
    }
    TrayMenu menu = TrayMenu.of(models.get());
    if (!menu.equals(shown)) {
      shown = menu;
      screen.show(menu);
    }
  }

  /** Shows nothing from now on. */
  synchronized void end() {
    hasEnded = true;
  }
}
