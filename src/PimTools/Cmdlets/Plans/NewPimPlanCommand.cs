using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using PimTools.Completion;
using PimTools.Configuration;
using PimTools.Files;
using PimTools.Input;
using PimTools.Loading;
using PimTools.Pipeline;
using PimTools.Plans;
using PimTools.Resolution;

namespace PimTools.Commands;

[Cmdlet(VerbsCommon.New, "PimPlan", SupportsShouldProcess = true)]
[OutputType(typeof(PimPlan))]
public sealed class NewPimPlanCommand : PimClientCmdlet
{
    // As programs of pipelines tell it, such as terraform plan -detailed-exitcode.
    private const int NoChanges = 0;
    private const int Error = 1;
    private const int ChangesPlanned = 2;

    private readonly List<string> _paths = new();

    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName", "PSPath")]
    [ReadAs(typeof(string[]), IsNeeded = true)]
    public string[] Path { get; set; } = Array.Empty<string>();

    [Parameter]
    [ReadAs(typeof(SwitchParameter))]
    public SwitchParameter Prune { get; set; }

    [Parameter]
    [NotEmptyIdentity]
    [ArgumentCompleter(typeof(PrincipalCompleter))]
    public PimIdentity[] Unprotect { get; set; } = Array.Empty<PimIdentity>();

    [Parameter]
    [ReadAs(typeof(string))]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public string? Justification { get; set; }

    [Parameter]
    [ReadAs(typeof(string))]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public string? TicketNumber { get; set; }

    [Parameter]
    [ReadAs(typeof(string))]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public string? TicketSystem { get; set; }

    [Parameter]
    [ReadAs(typeof(string))]
    public string? OutFile { get; set; }

    [Parameter]
    [ReadAs(typeof(SwitchParameter))]
    public SwitchParameter ExitCode { get; set; }

    /// <inheritdoc />
    protected override async Task ProcessAsync(PimCall call)
    {
        foreach (var path in Path)
        {
            _paths.Add(await OnPipelineAsync(() => GetUnresolvedProviderPathFromPSPath(path)));
        }
    }

    /// <summary>All files make one configuration, and nothing is planned of one that is wrong in any place.</summary>
    protected override async Task FinishAsync(PimCall call)
    {
        await TellAsync(Error);
        var outFile = OutFile is null ? null : await OnPipelineAsync(() => GetUnresolvedProviderPathFromPSPath(OutFile));
        if (outFile is not null)
        {
            WholeFile.Check(outFile);
        }

        var files = _paths.SelectMany(DocumentFiles.Read).ToList();
        var problems = new List<PimDocumentProblem>();
        var loader = new ConfigurationLoader(ClientLoader.Documents, problems.Add);
        var configuration = loader.Load(files);
        if (problems.Exists(problem => problem.Severity == PimDocumentSeverity.Error))
        {
            await CheckNamesAsync(configuration, loader, call);
        }

        Check(problems);
        var plan = await ConfigurationPlanner.PlanAsync(Client, configuration, loader.ProblemsAt, await OptionsAsync(call), call);
        Check(problems);
        UnreadWarning.Of(plan, "This could not be read, and the plan leaves it as it is: ").ToList().ForEach(Warn);

        if (outFile is not null)
        {
            await WriteAsync(outFile, plan);
        }

        await TellAsync(plan.HasChanges ? ChangesPlanned : plan.IsComplete && plan.Changes.All(change => change.ErrorCode is null) ? NoChanges : Error);
        Emit(plan);
    }

    // A document that is wrong has its unknown names told in the same run, as far as they can be looked up.
    private async Task CheckNamesAsync(PimConfiguration configuration, ConfigurationLoader loader, PimCall call)
    {
        try
        {
            await new ConfigurationNames(Client, loader.ProblemsAt).CheckAsync(configuration, call);
        }
        catch (PimException e)
        {
            Warn($"The names of the document could not be looked up: {e.Message}");
        }
    }

    private void Check(List<PimDocumentProblem> problems)
    {
        foreach (var problem in problems.Where(problem => problem.Severity == PimDocumentSeverity.Warning))
        {
            Warn(problem.ToString());
        }

        var errors = problems.FindAll(problem => problem.Severity == PimDocumentSeverity.Error);
        foreach (var problem in errors.Skip(1))
        {
            Fail(Invalid(problem));
        }

        if (errors.Count > 0)
        {
            throw Invalid(errors[0]);
        }

        problems.Clear();
    }

    private static PimException Invalid(PimDocumentProblem problem) => new(PimErrorCode.InvalidConfiguration, $"{problem.File}({problem.Line},{problem.Column}): {problem.Message}")
    {
        Remedy = $"{problem.Remedy} Nothing was planned.".TrimStart(),
        TargetObject = problem,
    };

    private async Task<PlanOptions> OptionsAsync(PimCall call)
    {
        var named = new List<PimPrincipal>();
        foreach (var identity in Unprotect)
        {
            named.Add(await PrincipalResolver.FindAsync(Client, identity, call));
        }

        var source = string.Join(", ", _paths.Select(path => System.IO.Path.GetFileName(path.TrimEnd('/', '\\'))));
        return new PlanOptions
        {
            Prunes = Prune,
            Unprotected = named,
            Justification = Justification ?? "Configuration " + source,
            Ticket = PimTicket.Of(TicketNumber, TicketSystem),
            Source = source,
        };
    }

    private async Task WriteAsync(string path, PimPlan plan)
    {
        if (await ConfirmAsync($"Write the plan to {path}") == Confirmation.Go)
        {
            PlanFile.Write(path, ClientLoader.Documents, plan);
        }
    }

    private Task TellAsync(int code) => !ExitCode ? Task.CompletedTask : OnPipelineAsync(() =>
    {
        SessionState.PSVariable.Set("global:LASTEXITCODE", code);
        return code;
    });
}
