using System;
using System.Collections.Generic;
using PimTools.Emulator.Identity;

namespace PimTools.Emulator.Http;

/// <summary>One operation: method, path template, the permission it needs and who answers it.</summary>
internal sealed class Route
{
    private readonly string[] _template;

    public Route(string method, string template, Permission permission, Func<GraphRequest, GraphResponse> answer)
    {
        _template = template.Split('/');
        Method = method;
        Permission = permission;
        Answer = answer;
    }

    public string Method { get; }

    public Permission Permission { get; }

    public Func<GraphRequest, GraphResponse> Answer { get; }

    /// <summary>Null for an operation of both versions, or the one version that has it.</summary>
    public string? OnlyIn { get; init; }

    /// <summary>The values of the placeholders, or null where the path is another one.</summary>
    public IReadOnlyDictionary<string, string>? Match(GraphPath path)
    {
        if (path.Segments.Count != _template.Length || OnlyIn is { } version && version != path.Version)
            return null;

        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < _template.Length; i++)
        {
            var expected = _template[i];
            if (expected[0] == '{')
                values[expected.Trim('{', '}')] = path.Segments[i];
            else if (!expected.Equals(path.Segments[i], StringComparison.OrdinalIgnoreCase))
                return null;
        }

        return values;
    }
}
