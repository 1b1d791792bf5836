package io.mountaineer.screen;

import io.mountaineer.standin.Await;
import java.awt.Rectangle;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Windows of a display, hidden ones included, with the mouse and the keys to use them. */
final class Windows {

  /** Line of xwininfo: id, name, class, size, place in its parent, place on the screen. */
  private static final Pattern LINE =
      Pattern.compile(
          "(?m)^ +(0x\\p{XDigit}+) (?:\"(.*)\"|\\(has no name\\)): \\(.*\\) +"
              + "(\\d+)x(\\d+)[+-].* \\+(-?\\d+)\\+(-?\\d+)$");

  private final XPrograms programs;

  Windows(XPrograms programs) {
    this.programs = programs;
  }

  /**
   * Window of the display.
   *
   * @param id identity in the form that programs print
   * @param name title; empty if there is none
   * @param place place on the screen, without the frame of the window manager
   */
  record Window(String id, String name, Rectangle place) {

    private static Window of(MatchResult line) {
      Rectangle place =
          new Rectangle(
              Integer.parseInt(line.group(5)),
              Integer.parseInt(line.group(6)),
              Integer.parseInt(line.group(3)),
              Integer.parseInt(line.group(4)));
      return new Window(line.group(1), Optional.ofNullable(line.group(2)).orElse(""), place);
    }
  }

  /**
   * Returns the viewable windows of a name, also those that others cover. Their places are read
   * afterwards, since AWT gives a menu its size just before it shows it.
   */
  List<Window> viewable(String name) {
    Set<String> viewable =
        all().stream()
            .filter(window -> window.name().equals(name))
            .map(Window::id)
            .filter(this::isViewable)
            .collect(Collectors.toSet());
    return viewable.isEmpty()
        ? List.of()
        : all().stream().filter(window -> viewable.contains(window.id())).toList();
  }

  /** Waits until exactly one window of this name is viewable. */
  Window await(String name) {
    AtomicReference<List<Window>> found = new AtomicReference<>();
    Await.until(
        "a window " + name,
        () -> {
          found.set(viewable(name));
          return found.get().size() == 1;
        });
    return found.get().get(0);
  }

  /** Returns a window in its present place, since it may have moved; it must exist. */
  Window again(Window window) {
    return all().stream().filter(each -> each.id().equals(window.id())).findFirst().orElseThrow();
  }

  boolean isViewable(String id) {
    return programs.ask("xwininfo", "-id", id).out().contains("Map State: IsViewable");
  }

  /** Returns whether keys go to a window, or to one in it: AWT has an invisible one for that. */
  boolean hasFocus(Window window) {
    String focused = programs.ask("xdotool", "getwindowfocus", "-f").out().strip();
    return !focused.isEmpty()
        && programs
            .ask("xwininfo", "-id", window.id(), "-tree")
            .out()
            .contains(" 0x%x ".formatted(Long.parseLong(focused)));
  }

  /** Waits until earlier input to a window of an AWT program has had its effect. */
  void awaitQuiescence(Window window) {
    String pid = programs.run("xdotool", "getwindowpid", window.id()).strip();
    InputQuiescence.await(Long.parseLong(pid), programs.started());
  }

  /** Clicks on a point of a window with one button of the mouse, such as 1 for the left one. */
  void click(Window window, int x, int y, int button) {
    programs.run(
        "xdotool",
        "mousemove",
        "--window",
        window.id(),
        Integer.toString(x),
        Integer.toString(y),
        "click",
        Integer.toString(button));
  }

  void press(String key) {
    programs.run("xdotool", "key", key);
  }

  void type(String text) {
    programs.run("xdotool", "type", "--", text);
  }

  /** Lists all windows; repeats it when one closes meanwhile, since xwininfo fails then. */
  private List<Window> all() {
    AtomicReference<String> lines = new AtomicReference<>();
    Await.until(
        "the windows stand still",
        () -> {
          XPrograms.Answer answer = programs.ask("xwininfo", "-root", "-tree");
          lines.set(answer.out());
          return answer.code() == 0;
        });
    return LINE.matcher(lines.get()).results().map(Window::of).toList();
  }
}
