using System;
using System.Collections.Generic;
using PimTools.Emulator.Http.Wire;

namespace PimTools.Emulator.Http.Arm;

/// <summary>One operation: its method, its path after the scope, its versions, and the function that answers it.</summary>
internal sealed class ArmRoute
{
    private readonly PathTemplate _template;

    public ArmRoute(string method, string template, string[] versions, Func<ArmRequest, ServiceResponse> answer)
    {
        _template = new PathTemplate(template);
        Method = method;
        Versions = versions;
        Answer = answer;
    }

    public string Method { get; }

    public string[] Versions { get; }

    public Func<ArmRequest, ServiceResponse> Answer { get; }

    /// <summary>The query options beside the version; all others are ignored.</summary>
    public string[] Options { get; init; } = [];

    /// <summary>The values of the placeholders, or null where the path is another one.</summary>
    public IReadOnlyDictionary<string, string>? Match(ArmPath path) => _template.Match(path.Segments);
}
