package io.mountaineer.tray;

import io.mountaineer.engine.Workers;
import io.mountaineer.tray.menu.TrayMenu;
import io.mountaineer.tray.menu.TrayModel;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** Has the menu shown when what it shows is another: only then is the screen touched. */
final class Presenter {

  private final TrayScreen screen;
  private final Workers workers;
  private final Supplier<TrayModel> views;
  private final AtomicBoolean due = new AtomicBoolean();
  private TrayMenu shown;

  Presenter(TrayScreen screen, Workers workers, Supplier<TrayModel> views) {
    this.screen = screen;
    this.workers = workers;
    this.views = views;
  }

  /** Something may have changed. Returns at once; what changes meanwhile is shown together. */
  void refresh() {
    if (due.compareAndSet(false, true)) {
      workers.start(this::present);
    }
  }

  private synchronized void present() {
    due.set(false);
    TrayMenu menu = TrayMenu.of(views.get());
    if (!menu.equals(shown)) {
      shown = menu;
      screen.show(menu);
    }
  }
}
