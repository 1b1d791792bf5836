package io.mountaineer.tray.awt;

import io.mountaineer.tray.FavoriteForm;
import io.mountaineer.tray.FolderBrowsing;
import io.mountaineer.tray.Notice;
import io.mountaineer.tray.RemovalForm;
import io.mountaineer.tray.TrayScreen;
import io.mountaineer.tray.menu.TrayAction;
import io.mountaineer.tray.menu.TrayMenu;
import java.awt.AWTError;
import java.awt.AWTException;
import java.awt.EventQueue;
import java.awt.GraphicsEnvironment;
import java.awt.SystemTray;
import java.lang.reflect.InvocationTargetException;
import java.util.Optional;
import java.util.function.Consumer;
import javax.swing.UIManager;
import javax.swing.UnsupportedLookAndFeelException;

/** The menu bar of the system, and windows of Swing in its look. */
public final class AwtScreen implements TrayScreen {

  private final TrayDisplay display;
  private final Windows windows;

  private AwtScreen(TrayDisplay display) {
    this.display = display;
    this.windows = new Windows(Foreground.ofDesktop());
  }

  /**
   * Puts the icon into the menu bar.
   *
   * @param chosen told what the user chose, on the AWT thread; must return at once
   * @return empty where there is no display, or no place for an icon on it
   */
  public static Optional<TrayScreen> open(TrayMenu first, Consumer<TrayAction> chosen) {
    beOfTheMenuBar();
    if (!hasMenuBar()) {
      return Optional.empty();
    }
    try {
      Start start = new Start(first, chosen);
      EventQueue.invokeAndWait(start);
      return start.screen;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  /** A display that cannot be reached, or a Java without AWT's half for screens, throws errors. */
  private static boolean hasMenuBar() {
    try {
      return !GraphicsEnvironment.isHeadless() && SystemTray.isSupported();
    } catch (AWTError | LinkageError e) {
      return false;
    }
  }

  /**
   * No icon in the Dock, and a template image: macOS then gives the icon the colour of its bar.
   * Both are read when AWT starts (NSApplicationAWT.m, CTrayIcon.m; JDK-8252015); elsewhere nobody
   * reads them.
   */
  private static void beOfTheMenuBar() {
    System.setProperty("apple.awt.UIElement", "true");
    System.setProperty("apple.awt.enableTemplateImages", "true");
  }

  @Override
  public void show(TrayMenu menu) {
    EventQueue.invokeLater(() -> display.show(menu));
  }

  @Override
  public void tell(Notice notice) {
    EventQueue.invokeLater(() -> windows.show(NoticeWindow.telling(notice)));
  }

  @Override
  public void ask(Notice notice, String yes, Runnable then) {
    EventQueue.invokeLater(() -> windows.show(NoticeWindow.asking(notice, yes, then)));
  }

  @Override
  public void addFavorite(FavoriteForm form) {
    EventQueue.invokeLater(() -> windows.showOrRaise("add", () -> new FavoriteWindow(form)));
  }

  @Override
  public void removeFavorite(RemovalForm form) {
    EventQueue.invokeLater(() -> windows.show(new RemovalWindow(form)));
  }

  @Override
  public void browse(FolderBrowsing folders) {
    String key = "browse " + folders.share();
    EventQueue.invokeLater(() -> windows.showOrRaise(key, () -> new FolderWindow(folders)));
  }

  @Override
  public void close() {
    EventQueue.invokeLater(
        () -> {
          windows.close();
          display.close();
        });
  }

  /** AWT wants to be used from its own thread from the first icon on. */
  private static final class Start implements Runnable {
    private final TrayMenu first;
    private final Consumer<TrayAction> chosen;
    private Optional<TrayScreen> screen = Optional.empty();

    private Start(TrayMenu first, Consumer<TrayAction> chosen) {
      this.first = first;
      this.chosen = chosen;
    }

    @Override
    public void run() {
      try {
        UIManager.setLookAndFeel(UIManager.getSystemLookAndFeelClassName());
      } catch (ReflectiveOperationException | UnsupportedLookAndFeelException e) {
        // The look of Java does as well.
      }
      try {
        screen = Optional.of(new AwtScreen(new TrayDisplay(first, chosen)));
      } catch (AWTException e) {
        screen = Optional.empty();
      }
    }
  }
}
