using System;
using System.Collections.Generic;
using PimTools.Emulator.Http.Wire;
using PimTools.Emulator.Identity;

namespace PimTools.Emulator.Http.Graph;

/// <summary>One operation: its method, its path template, the permission it needs, and the function that answers it.</summary>
internal sealed class GraphRoute
{
    private readonly PathTemplate _template;

    public GraphRoute(string method, string template, Permission permission, Func<GraphRequest, ServiceResponse> answer)
    {
        _template = new PathTemplate(template);
        Method = method;
        Permission = permission;
        Answer = answer;
    }

    public string Method { get; }

    public Permission Permission { get; }

    public Func<GraphRequest, ServiceResponse> Answer { get; }

    /// <summary>Null for an operation of both versions, or the one version that has it.</summary>
    public string? OnlyIn { get; init; }

    /// <summary>The values of the placeholders, or null where the path is another one.</summary>
    public IReadOnlyDictionary<string, string>? Match(GraphPath path) =>
        OnlyIn is { } version && version != path.Version ? null : _template.Match(path.Segments);
}
