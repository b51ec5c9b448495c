using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using PimTools.Emulator.Http.OData;

namespace PimTools.Emulator.Http.Arm;

/// <summary>The query options of a call, by name.</summary>
internal sealed class ArmQuery
{
    private const string Version = "api-version";
    private const string Position = "$skiptoken";
    private static readonly string[] Always = [Version, Position];

    private readonly Dictionary<string, string> _options = new(StringComparer.OrdinalIgnoreCase);

    private ArmQuery(string query, string[] known)
    {
        foreach (var pair in query.TrimStart('?').Split(['&'], StringSplitOptions.RemoveEmptyEntries))
        {
            var option = Uri.UnescapeDataString(pair.Replace('+', ' '));
            var cut = option.IndexOf('=');
            var name = cut < 0 ? option : option.Substring(0, cut);
            if (!Always.Contains(name, StringComparer.OrdinalIgnoreCase) && !known.Contains(name, StringComparer.OrdinalIgnoreCase))
                continue;
            if (_options.ContainsKey(name))
                throw ArmErrors.BadQuery($"The query option '{name}' stands more than once.");
            _options.Add(name, cut < 0 ? "" : option.Substring(cut + 1));
        }
    }

    public string? this[string name] => _options.TryGetValue(name, out var value) ? value : null;

    /// <summary>The version that the caller asks for; empty where the call names none.</summary>
    public string ApiVersion => this[Version] ?? "";

    /// <summary>The position at which the page begins.</summary>
    public int Offset => this[Position] is { } token ? SkipToken.Parse(token).Offset : 0;

    /// <summary>Reads the options that the operation knows; the service ignores all others (observed).</summary>
    public static ArmQuery Parse(Uri uri, string[] known) => new(uri.Query, known);

    public bool Flag(string name) =>
        this[name] is { } text
        && (bool.TryParse(text, out var flag) ? flag : throw ArmErrors.BadQuery($"'{text}' is no value of the query option '{name}'."));

    public int? Number(string name)
    {
        if (this[name] is not { } text)
            return null;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw ArmErrors.BadQuery($"'{text}' is no value of the query option '{name}'.");
    }
}
