package io.mountaineer.tray.awt;

import io.mountaineer.tray.Notice;
import io.mountaineer.tray.Question;
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
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javax.swing.UIManager;
import javax.swing.UnsupportedLookAndFeelException;

/** Menu bar of the system, and windows of Swing in its look. */
public final class AwtScreen implements TrayScreen {

  private final TrayDisplay display;
  private final Windows windows;

  private AwtScreen(TrayDisplay display) {
    this.display = display;
    this.windows = new Windows(Foreground.ofDesktop());
  }

  /**
   * Adds the icon to the menu bar.
   *
   * @param onAction called with each chosen action on the AWT thread; must return at once
   * @return the screen; empty where there is no display, or no menu bar for an icon
   */
  public static Optional<TrayScreen> open(TrayMenu first, Consumer<TrayAction> onAction) {
    setUpForMenuBar();
    if (!hasMenuBar()) {
      return Optional.empty();
    }
    try {
      Start start = new Start(first, onAction);
      EventQueue.invokeAndWait(start);
      return start.screen;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  /** Checks for a menu bar; an unreachable display, or a headless Java, throws errors. */
  private static boolean hasMenuBar() {
    try {
      return !GraphicsEnvironment.isHeadless() && SystemTray.isSupported();
    } catch (AWTError | LinkageError e) {
      return false;
    }
  }

  /**
   * Sets up AWT for no icon in the Dock, and for a template image: macOS then gives the icon the
   * colour of its bar. Both properties are read when AWT starts (NSApplicationAWT.m, CTrayIcon.m;
   * JDK-8252015), on macOS only.
   */
  private static void setUpForMenuBar() {
    System.setProperty("apple.awt.UIElement", "true");
    System.setProperty("apple.awt.enableTemplateImages", "true");
  }

  @Override
  public void show(TrayMenu menu) {
    EventQueue.invokeLater(() -> display.show(menu));
  }

  @Override
  public void show(Notice notice) {
    EventQueue.invokeLater(() -> windows.show(NoticeWindow.message(notice)));
  }

  @Override
  public void show(String title, String busy, CompletableFuture<Notice> notice) {
    EventQueue.invokeLater(
        () -> windows.showOrRaise(title, () -> new ReportWindow(title, busy, notice)));
  }

  @Override
  public void ask(Question question) {
    EventQueue.invokeLater(() -> windows.show(NoticeWindow.question(question)));
  }

  @Override
  public void addShare(ShareForm form) {
    EventQueue.invokeLater(() -> windows.showOrRaise("add", () -> new AddShareWindow(form)));
  }

  @Override
  public void removeShare(RemovalForm form) {
    EventQueue.invokeLater(() -> windows.show(new RemovalWindow(form)));
  }

  @Override
  public void browse(ShareFolders folders) {
    String key = "browse " + folders.share();
    EventQueue.invokeLater(() -> windows.showOrRaise(key, () -> new FolderWindow(folders)));
  }

  @Override
  public void copy(String text) {
    EventQueue.invokeLater(() -> Clipboard.set(text));
  }

  @Override
  public void end(TrayMenu last) {
    EventQueue.invokeLater(
        () -> {
          windows.close();
          display.show(last);
        });
  }

  @Override
  public void close() {
    EventQueue.invokeLater(
        () -> {
          windows.close();
          display.close();
        });
  }

  /** Creation of the screen on the AWT thread, which AWT has to be used from. */
  private static final class Start implements Runnable {
    private final TrayMenu first;
    private final Consumer<TrayAction> onAction;
    private Optional<TrayScreen> screen = Optional.empty();

    private Start(TrayMenu first, Consumer<TrayAction> onAction) {
      this.first = first;
      this.onAction = onAction;
    }

    @Override
    public void run() {
      try {
        UIManager.setLookAndFeel(UIManager.getSystemLookAndFeelClassName());
      } catch (ReflectiveOperationException | UnsupportedLookAndFeelException e) {
        // The look of Java will do.
      }
      try {
        screen = Optional.of(new AwtScreen(new TrayDisplay(first, onAction)));
      } catch (AWTException e) {
        screen = Optional.empty();
      }
    }
  }
}
