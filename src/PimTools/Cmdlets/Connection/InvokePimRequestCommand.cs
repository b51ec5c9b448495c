using System.Management.Automation;
using System.Threading.Tasks;
using PimTools.Completion;
using PimTools.Input;
using PimTools.Pipeline;

namespace PimTools.Commands;

[Cmdlet(VerbsLifecycle.Invoke, "PimRequest", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(PSObject))]
public sealed class InvokePimRequestCommand : PimClientCmdlet
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Alias("Path")]
    [ReadAs(typeof(string), IsNeeded = true)]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public string Uri { get; set; } = string.Empty;

    [Parameter]
    [EnumValue(typeof(PimHttpMethod), IsNeeded = true)]
    public PimHttpMethod Method { get; set; }

    [Parameter]
    [ArgumentCompleter(typeof(FreeTextCompleter))]
    public object? Body { get; set; }

    [Parameter]
    [EnumValue(typeof(PimApi))]
    public PimApi? Kind { get; set; }

    [Parameter]
    [ReadAs(typeof(SwitchParameter))]
    public SwitchParameter All { get; set; }

    /// <inheritdoc />
    protected override async Task ProcessAsync(PimCall call)
    {
        CheckCombination();
        var address = Client.Raw.AddressOf(Kind, Uri);
        if (All)
        {
            await Client.Raw.ListAsync(address, element => Emit(JsonObjects.Of(element)!), call);
            return;
        }

        if (Method == PimHttpMethod.Get)
        {
            EmitAnswer(await Client.Raw.GetAsync(address, call));
        }
        else if (await ConfirmAsync($"{Method.ToString().ToUpperInvariant()} {address}") == Confirmation.Go)
        {
            EmitAnswer(await Client.Raw.SendAsync(Method, address, JsonObjects.ToTree(Body), call));
        }
    }

    private void CheckCombination()
    {
        if (Method != PimHttpMethod.Get && All)
        {
            throw new PimException(PimErrorCode.InvalidParameter, "-All reads a list, and -Method changes something.") { Remedy = "Give one of them. Nothing was sent." };
        }

        if (Method == PimHttpMethod.Get && Body is not null)
        {
            throw new PimException(PimErrorCode.InvalidParameter, "-Body was given, but a call that reads has none.") { Remedy = "Add -Method Post, Patch, Put or Delete. Nothing was sent." };
        }
    }

    private void EmitAnswer(object? answer)
    {
        if (answer is not null)
        {
            Emit(JsonObjects.Of(answer)!);
        }
    }
}
