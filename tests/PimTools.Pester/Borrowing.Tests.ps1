BeforeAll {
    Import-Module "$PSScriptRoot/../../out/PimTools"
    . "$PSScriptRoot/LoopbackHost.ps1"

    $emulatorHost = Start-EmulatorHost
    $azure = $emulatorHost.Address.Replace('127.0.0.1', 'localhost')
    $drive = (Get-PSDrive TestDrive).Root
    $modulePath = $env:PSModulePath
    $env:STANDIN_HOST = $emulatorHost.Address
    $env:STANDIN_LOG = Join-Path $drive 'asked.log'

    # Modules of the names and habits of Microsoft's, whose sessions are in the environment, where every runspace finds them.
    function Install-StandIn([string] $Folder, [string] $Name, [string] $Text) {
        $home_ = New-Item -ItemType Directory -Force (Join-Path $drive "$Folder/$Name")
        Set-Content (Join-Path $home_ "$Name.psm1") $Text
        New-ModuleManifest (Join-Path $home_ "$Name.psd1") -RootModule "$Name.psm1" -ModuleVersion 9.9.9 -FunctionsToExport '*'
    }

    $ask = @'
function Read-StandInToken([string] $Resource) {
    Add-Content $env:STANDIN_LOG "ask $Resource $env:STANDIN_USER"
    $audience = ([uri] $Resource).GetLeftPart('Authority')
    Invoke-RestMethod "$env:STANDIN_HOST/_emulator/token?user=$env:STANDIN_USER&audience=$audience" -Verbose:$false
}
'@
    Install-StandIn new Az.Accounts ($ask + @'
function Get-AzContext { if ($env:STANDIN_USER) { 'signed in' } }
function Disconnect-AzAccount { Add-Content $env:STANDIN_LOG 'disconnected' }
function Get-AzAccessToken([string] $ResourceUrl, [string] $TenantId, [switch] $AsSecureString) {
    if (-not $AsSecureString) { throw 'This version warns of plain text.' }
    if ($TenantId -eq 'broken') { throw 'AADSTS50079: Strong authentication is required.' }
    [pscustomobject] @{ Token = ConvertTo-SecureString (Read-StandInToken $ResourceUrl) -AsPlainText -Force }
}
'@)
    Install-StandIn old Az.Accounts ($ask + @'
function Get-AzContext { if ($env:STANDIN_USER) { 'signed in' } }
function Get-AzAccessToken([string] $ResourceUrl, [string] $TenantId) { [pscustomobject] @{ Token = Read-StandInToken $ResourceUrl } }
'@)
    Install-StandIn new Microsoft.Graph.Authentication ($ask + @'
function Get-MgContext { if ($env:STANDIN_USER) { 'signed in' } }
function Disconnect-MgGraph { Add-Content $env:STANDIN_LOG 'disconnected' }
function Invoke-MgGraphRequest([string] $Method, [string] $Uri, [string] $OutputType, [switch] $SkipHttpErrorCheck) {
    $answer = [Net.Http.HttpResponseMessage]::new()
    $answer.RequestMessage = [Net.Http.HttpRequestMessage]::new($Method, "https://graph.microsoft.com/$Uri")
    $answer.RequestMessage.Headers.Authorization = [Net.Http.Headers.AuthenticationHeaderValue]::new('Bearer', (Read-StandInToken 'https://graph.microsoft.com'))
    $answer
}
'@)

    function Use-StandIn([string] $Folder) {
        $env:PSModulePath = (Join-Path $drive $Folder) + [IO.Path]::PathSeparator + $modulePath
    }

    function Read-Log { @(Get-Content $env:STANDIN_LOG -ErrorAction Ignore) }
}

AfterAll {
    Stop-EmulatorHost $emulatorHost
    $env:PSModulePath = $modulePath
    $env:STANDIN_HOST = $env:STANDIN_LOG = $env:STANDIN_USER = $null
}

Describe 'Connect-Pim borrows a session' {
    BeforeEach {
        $env:STANDIN_USER = 'ada'
        Remove-Item $env:STANDIN_LOG -ErrorAction Ignore
        Use-StandIn new
    }

    AfterEach {
        $null = Disconnect-Pim -All
        Remove-Module Az.Accounts, Microsoft.Graph.Authentication -ErrorAction Ignore
    }

    It 'of Connect-AzAccount, for Graph and for Azure, each token once' {
        $context = Connect-Pim -UseAz -GraphEndpoint $emulatorHost.Address -ArmEndpoint $azure

        $context.SignIn | Should -Be 'Az'
        $context.Account.UserPrincipalName | Should -Be 'ada@contoso.com'
        Get-PimAssignment -Mine -Kind EntraRole | Should -Not -BeNullOrEmpty
        Get-PimAssignment -Mine -Kind AzureRole | Should -Not -BeNullOrEmpty
        Get-PimAssignment -Mine -Kind AzureRole | Should -Not -BeNullOrEmpty
        Read-Log | Should -Be 'ask https://graph.microsoft.com/ ada', 'ask https://management.azure.com/ ada'
    }

    It 'of an older Az, which gives plain text' {
        Use-StandIn old

        (Connect-Pim -UseAz -GraphEndpoint $emulatorHost.Address).Account.UserPrincipalName | Should -Be 'ada@contoso.com'
    }

    It 'of Connect-MgGraph, which has nothing for Azure and says so' {
        $context = Connect-Pim -UseMgGraph -GraphEndpoint $emulatorHost.Address -ArmEndpoint $azure

        $context.SignIn | Should -Be 'MgGraph'
        Get-PimAssignment -Mine -Kind EntraRole | Should -Not -BeNullOrEmpty
        { Get-PimAssignment -Mine -Kind AzureRole -ErrorAction Stop } | Should -Throw 'Azure roles are not part of the session*'
        Read-Log | Should -Be 'ask https://graph.microsoft.com ada'
    }

    It 'asks it again when the token has expired, and goes on' {
        $null = Connect-Pim -UseMgGraph -GraphEndpoint $emulatorHost.Address
        $null = Invoke-RestMethod -Method Post "$($emulatorHost.Address)/_emulator/advance?by=2h"

        Get-PimAssignment -Mine -Kind EntraRole | Should -Not -BeNullOrEmpty
        Read-Log | Should -HaveCount 2
    }

    It 'and never ends it' {
        $null = Connect-Pim -UseAz -GraphEndpoint $emulatorHost.Address -Name az
        $null = Connect-Pim -UseMgGraph -GraphEndpoint $emulatorHost.Address -Name graph
        $null = Disconnect-Pim -All

        Read-Log | Should -Not -Contain 'disconnected'
    }

    It '-Use<name>: where nobody is signed in, that is said and the command named' -ForEach @(
        @{ name = 'Az'; command = 'Connect-AzAccount' }
        @{ name = 'MgGraph'; command = 'Connect-MgGraph' }
    ) {
        $env:STANDIN_USER = $null
        $way = @{ "Use$name" = $true }

        { Connect-Pim @way } | Should -Throw -ErrorId 'AuthenticationFailed,PimTools.Commands.ConnectPimCommand'
        $Error[0].Exception.Message | Should -Be "Nobody is signed in with $command."
        $Error[0].ErrorDetails.RecommendedAction | Should -Be "Run $command first."
    }

    It '-Use<name>: where the module is not there, that is said and the module named' -ForEach @(
        @{ name = 'Az'; module = 'Az.Accounts' }
        @{ name = 'MgGraph'; module = 'Microsoft.Graph.Authentication' }
    ) {
        $env:PSModulePath = Join-Path $drive nowhere
        $way = @{ "Use$name" = $true }

        { Connect-Pim @way } | Should -Throw "The module $module is not installed*"
    }

    It 'and tells what the other module says when it fails' {
        { Connect-Pim -UseAz -TenantId broken } | Should -Throw '*Connect-AzAccount returned no token: AADSTS50079*'
    }

    It 'and shows its tokens nowhere' {
        $said = & {
            Connect-Pim -UseAz -GraphEndpoint $emulatorHost.Address -Verbose -Debug
            Connect-Pim -UseMgGraph -GraphEndpoint $emulatorHost.Address -Verbose -Debug
            Get-PimAssignment -Mine -Kind EntraRole -Verbose -Debug
        } *>&1 | ForEach-Object { $_ | Format-List * -Force } | Out-String -Width 500

        $said | Should -Match 'ada@contoso.com'
        $said | Should -Not -Match 'eyJ'
    }
}
