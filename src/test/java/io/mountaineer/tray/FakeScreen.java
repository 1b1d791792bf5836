package io.mountaineer.tray;

import io.mountaineer.tray.menu.MenuEntry;
import io.mountaineer.tray.menu.TrayAction;
import io.mountaineer.tray.menu.TrayMenu;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** Screen that stores menus and windows, for a test to read and to answer. */
final class FakeScreen implements TrayScreen {

  private static final String GAP = "    ";

  final List<TrayMenu> menus = new ArrayList<>();
  final List<Notice> notices = new ArrayList<>();
  final List<Question> questions = new ArrayList<>();
  Optional<ShareForm> form = Optional.empty();
  Optional<RemovalForm> removal = Optional.empty();
  Optional<ShareFolders> folders = Optional.empty();
  String clipboard = "";
  boolean hasEnded;

  @Override
  public void show(TrayMenu menu) {
    menus.add(menu);
  }

  @Override
  public void show(Notice notice) {
    notices.add(notice);
  }

  @Override
  public void show(String title, String busy, CompletableFuture<Notice> notice) {
    notice.thenAccept(notices::add);
  }

  @Override
  public void ask(Question question) {
    questions.add(question);
  }

  @Override
  public void addShare(ShareForm opened) {
    form = Optional.of(opened);
  }

  @Override
  public void removeShare(RemovalForm opened) {
    removal = Optional.of(opened);
  }

  @Override
  public void browse(ShareFolders opened) {
    folders = Optional.of(opened);
  }

  @Override
  public void copy(String text) {
    clipboard = text;
  }

  @Override
  public void end(TrayMenu last) {
    menus.add(last);
    hasEnded = true;
  }

  @Override
  public void close() {}

  TrayMenu menu() {
    return menus.get(menus.size() - 1);
  }

  /** Returns the lines at the top of the menu now. */
  List<String> lines() {
    return lines(menu().entries());
  }

  /** Returns the lines of a submenu at the top of the menu now. */
  List<String> linesIn(String submenu) {
    return menu().entries().stream()
        .filter(MenuEntry.Submenu.class::isInstance)
        .map(MenuEntry.Submenu.class::cast)
        .filter(each -> each.text().equals(submenu))
        .findFirst()
        .map(each -> lines(each.entries()))
        .orElseThrow(() -> new AssertionError("no " + submenu + " in " + lines()));
  }

  private static List<String> lines(List<MenuEntry> entries) {
    return entries.stream().map(FakeScreen::text).toList();
  }

  private static String text(MenuEntry entry) {
    if (entry instanceof MenuEntry.Submenu submenu) {
      return submenu.text();
    }
    if (entry instanceof MenuEntry.Item item) {
      return item.text();
    }
    if (entry instanceof MenuEntry.Check check) {
      return (check.on() ? "[x] " : "[ ] ") + check.text();
    }
    return entry instanceof MenuEntry.Note note ? note.text() : "-";
  }

  /**
   * Returns the action of the entry that begins with this text, at any level; it must exist and not
   * be grey. Texts of submenus above it may stand before it, as in {@code Settings ▸
   * Notifications}.
   */
  TrayAction action(String path) {
    List<MenuEntry> entries = menu().entries();
    String[] steps = path.split(" ▸ ");
    for (int at = 0; at < steps.length - 1; at++) {
      String step = steps[at];
      entries =
          all(entries)
              .filter(MenuEntry.Submenu.class::isInstance)
              .map(MenuEntry.Submenu.class::cast)
              .filter(submenu -> submenu.text().equals(step))
              .findFirst()
              .orElseThrow(() -> new AssertionError("no " + path + " in " + menu()))
              .entries();
    }
    String text = steps[steps.length - 1] + GAP;
    return all(entries)
        .filter(entry -> !(entry instanceof MenuEntry.Submenu))
        .filter(entry -> (text(entry).replaceFirst("^\\[.] ", "") + GAP).startsWith(text))
        .map(FakeScreen::action)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + path + " in " + menu()));
  }

  private static TrayAction action(MenuEntry entry) {
    if (entry instanceof MenuEntry.Item item && item.enabled()) {
      return item.action();
    }
    if (entry instanceof MenuEntry.Check check && check.enabled()) {
      return check.action();
    }
    throw new AssertionError("cannot be chosen: " + entry);
  }

  private static Stream<MenuEntry> all(List<MenuEntry> entries) {
    return entries.stream()
        .flatMap(
            entry ->
                entry instanceof MenuEntry.Submenu submenu
                    ? Stream.concat(Stream.of(entry), all(submenu.entries()))
                    : Stream.of(entry));
  }
}
