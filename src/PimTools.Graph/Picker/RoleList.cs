using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Activation;
using PimTools.Graph.Errors;

namespace PimTools.Graph.Picker;

/// <summary>A list of roles of which several can be marked, filtered by what is typed.</summary>
internal sealed class RoleList
{
    private readonly IReadOnlyList<PickableRole> _all;
    private readonly HashSet<PickableRole> _marked = new();
    private int _at;

    public RoleList(IReadOnlyList<PickableRole> all)
    {
        _all = all;
        Shown = all;
    }

    /// <summary>The text that was typed.</summary>
    public string Filter { get; private set; } = string.Empty;

    /// <summary>The roles whose kind, name or scope holds that text.</summary>
    public IReadOnlyList<PickableRole> Shown { get; private set; }

    /// <summary>The role under the cursor; null where none is shown.</summary>
    public PickableRole? Current => _at < Shown.Count ? Shown[_at] : null;

    /// <summary>The place of that role.</summary>
    public int At => _at;

    /// <summary>The roles that are marked, shown or not; where none is, the one under the cursor.</summary>
    public IReadOnlyList<PickableRole> Chosen => _marked.Count > 0 ? _all.Where(_marked.Contains).ToList()
        : Current is { } current ? new[] { current }
        : Array.Empty<PickableRole>();

    /// <summary>The number of marked roles.</summary>
    public int MarkedCount => _marked.Count;

    public bool IsMarked(PickableRole role) => _marked.Contains(role);

    /// <summary>Obeys a key.</summary>
    public void Press(ConsoleKeyInfo key, int page)
    {
        switch (key.Key)
        {
            case ConsoleKey.UpArrow: Move(-1); break;
            case ConsoleKey.DownArrow: Move(1); break;
            case ConsoleKey.PageUp: Move(-page); break;
            case ConsoleKey.PageDown: Move(page); break;
            case ConsoleKey.Home: Move(-Shown.Count); break;
            case ConsoleKey.End: Move(Shown.Count); break;
            case ConsoleKey.Spacebar or ConsoleKey.Tab: Mark(); break;
            case ConsoleKey.Backspace: Narrow(Filter.Length > 0 ? Filter.Substring(0, Filter.Length - 1) : Filter); break;
            default: Type(key.KeyChar); break;
        }
    }

    private void Type(char typed)
    {
        if (!char.IsControl(typed))
        {
            Narrow(Filter + typed);
        }
    }

    private void Move(int by) => _at = Math.Max(0, Math.Min(Shown.Count - 1, _at + by));

    private void Mark()
    {
        if (Current is { } current && !_marked.Remove(current))
        {
            _marked.Add(current);
        }
    }

    // The space bar marks, so that names are compared without their spaces.
    private void Narrow(string filter)
    {
        Filter = filter;
        Shown = _all.Where(role => TextOf(role).Mentions(filter)).ToList();
        _at = 0;
    }

    private static string TextOf(PickableRole role) =>
        $"{role.Eligible.Role.Name}{role.Eligible.Scope.DisplayName}{role.Eligible.Kind}".Replace(" ", string.Empty);
}
