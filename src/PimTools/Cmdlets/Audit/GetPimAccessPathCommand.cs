using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using PimTools.AccessPaths;
using PimTools.Completion;
using PimTools.Input;

namespace PimTools.Commands;

[Cmdlet(VerbsCommon.Get, "PimAccessPath", DefaultParameterSetName = AsRows)]
[OutputType(typeof(PimAccessPath), ParameterSetName = new[] { AsRows })]
[OutputType(typeof(string), ParameterSetName = new[] { InTree, InMermaid })]
public sealed class GetPimAccessPathCommand : PimRoleCmdlet
{
    private const string AsRows = "Rows";
    private const string InTree = "Tree";
    private const string InMermaid = "Mermaid";

    private readonly List<PimAccessPath> _paths = new();
    private readonly object _gate = new();

    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [NotEmptyIdentity]
    [Alias("RoleName", "RoleId", "RoleDefinitionName")]
    [ArgumentCompleter(typeof(RoleCompleter))]
    public PimIdentity[] Role { get; set; } = Array.Empty<PimIdentity>();

    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [NotEmptyIdentity]
    [Alias("PrincipalId", "UserPrincipalName")]
    [ArgumentCompleter(typeof(PrincipalCompleter))]
    public PimIdentity[] Principal { get; set; } = Array.Empty<PimIdentity>();

    [Parameter]
    [SingleValue]
    [NotEmptyIdentity]
    [Alias("ScopeId", "DirectoryScopeId")]
    [ArgumentCompleter(typeof(ScopeCompleter))]
    public PimIdentity? Scope { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = InTree)]
    [ReadAs(typeof(SwitchParameter))]
    public SwitchParameter AsTree { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = InMermaid)]
    [ReadAs(typeof(SwitchParameter))]
    public SwitchParameter AsMermaid { get; set; }

    /// <inheritdoc />
    protected override Task ProcessAsync(PimCall call) => TryAsync(() => ListAsync(call), Scope ?? Role.Concat(Principal).FirstOrDefault());

    /// <inheritdoc />
    protected override Task FinishAsync(PimCall call)
    {
        var lines = AsTree ? new AccessTree(_paths, isFromPrincipals: Role.Length == 0 && Principal.Length > 0).Lines()
            : AsMermaid && _paths.Count > 0 ? new[] { new AccessMermaid(_paths).ToString() }
            : Enumerable.Empty<string>();
        foreach (var line in lines)
        {
            Emit(line);
        }

        return Task.CompletedTask;
    }

    private Task ListAsync(PimCall call)
    {
        var query = new AccessPathQuery { Kinds = Kinds, Roles = Narrowed(Role), Principals = Principal, Scope = Scope };
        return query.ListAsync(Client, Take, error => Fail(error), call);
    }

    private void Take(PimAccessPath path)
    {
        if (!AsTree && !AsMermaid)
        {
            EmitListed(path);
            return;
        }

        lock (_gate)
        {
            _paths.Add(path);
        }
    }
}
