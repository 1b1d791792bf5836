package io.mountaineer.config.edit;

/**
 * Tells where the keys and values of a text end, given where they start. The text is one that the
 * parser accepts; on any other the answers are of no use, but there always is one.
 */
public record TomlScanner(String text) {

  /** Behind a key, dotted or not, without the blanks that follow it. */
  int ofKey(int start) {
    int end = ofKeyPart(start);
    int dot = behindBlanks(end);
    while (at(dot) == '.') {
      end = ofKeyPart(behindBlanks(dot + 1));
      dot = behindBlanks(end);
    }
    return end;
  }

  /** Behind the first part of a dotted key. */
  int ofKeyPart(int start) {
    if (at(start) == '"' || at(start) == '\'') {
      return ofString(start);
    }
    int end = start;
    while (Character.isLetterOrDigit(at(end)) || at(end) == '_' || at(end) == '-') {
      end++;
    }
    return end;
  }

  /** Behind a value, without the blanks that follow it. */
  int ofValue(int start) {
    return switch (at(start)) {
      case '"', '\'' -> ofString(start);
      case '[', '{' -> ofBrackets(start);
      default -> ofPlain(start);
    };
  }

  int behindBlanks(int start) {
    int end = start;
    while (at(end) == ' ' || at(end) == '\t') {
      end++;
    }
    return end;
  }

  /** The next offset that is neither blank nor in a comment nor a line end. */
  int behindGap(int start) {
    int end = start;
    while (end < text.length()) {
      char character = at(end);
      if (character == '#') {
        end = ofLine(end);
      } else if (character == ' ' || character == '\t' || character == '\r' || character == '\n') {
        end++;
      } else {
        return end;
      }
    }
    return end;
  }

  /** The end of the line, before its LF. */
  int ofLine(int start) {
    int newline = text.indexOf('\n', start);
    return newline < 0 ? text.length() : newline;
  }

  /** The character there; NUL, which TOML does not have, behind the end. */
  char at(int offset) {
    return offset < text.length() ? text.charAt(offset) : '\0';
  }

  private int ofPlain(int start) {
    int end = start;
    while (end < text.length() && ",]}#\r\n".indexOf(at(end)) < 0) {
      end++;
    }
    while (end > start && (at(end - 1) == ' ' || at(end - 1) == '\t')) {
      end--;
    }
    return end;
  }

  private int ofBrackets(int start) {
    int depth = 0;
    int end = start;
    while (end < text.length()) {
      switch (at(end)) {
        case '[', '{' -> depth++;
        case ']', '}' -> depth--;
        default -> {}
      }
      if (depth == 0) {
        return end + 1;
      }
      end = behindToken(end);
    }
    return end;
  }

  private int behindToken(int start) {
    return switch (at(start)) {
      case '"', '\'' -> ofString(start);
      case '#' -> ofLine(start);
      default -> start + 1;
    };
  }

  private int ofString(int start) {
    char quote = at(start);
    String fence = String.valueOf(quote).repeat(3);
    boolean manyLines = text.startsWith(fence, start);
    String close = manyLines ? fence : String.valueOf(quote);
    int end = start + close.length();
    while (end < text.length() && !text.startsWith(close, end)) {
      end += quote == '"' && at(end) == '\\' ? 2 : 1;
    }
    end = Math.min(end + close.length(), text.length());
    // A text on many lines may end in one or two quotes of its own.
    for (int more = 0; manyLines && more < 2 && at(end) == quote; more++) {
      end++;
    }
    return end;
  }
}
