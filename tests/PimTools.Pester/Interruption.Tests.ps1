# What becomes of a change that had been sent when the command was stopped.

# A host that remembers the warnings written to it past all streams.
class RememberedUI : System.Management.Automation.Host.PSHostUserInterface {
    [Collections.Generic.List[string]] $Warnings = @()
    [System.Management.Automation.Host.PSHostRawUserInterface] get_RawUI() { return $null }
    [string] ReadLine() { throw 'Nobody is there.' }
    [securestring] ReadLineAsSecureString() { throw 'Nobody is there.' }
    [void] Write([string] $text) { }
    [void] Write([ConsoleColor] $foreground, [ConsoleColor] $background, [string] $text) { }
    [void] WriteLine([string] $text) { }
    [void] WriteErrorLine([string] $text) { }
    [void] WriteDebugLine([string] $text) { }
    [void] WriteVerboseLine([string] $text) { }
    [void] WriteWarningLine([string] $text) { $this.Warnings.Add($text) }
    [void] WriteProgress([long] $id, [System.Management.Automation.ProgressRecord] $record) { }
    [Collections.Generic.Dictionary[string, psobject]] Prompt([string] $caption, [string] $message,
        [Collections.ObjectModel.Collection[System.Management.Automation.Host.FieldDescription]] $fields) { throw 'Nobody is there.' }
    [int] PromptForChoice([string] $caption, [string] $message,
        [Collections.ObjectModel.Collection[System.Management.Automation.Host.ChoiceDescription]] $choices, [int] $default) { throw 'Nobody is there.' }
    [pscredential] PromptForCredential([string] $caption, [string] $message, [string] $user, [string] $target) { throw 'Nobody is there.' }
    [pscredential] PromptForCredential([string] $caption, [string] $message, [string] $user, [string] $target,
        [System.Management.Automation.PSCredentialTypes] $types, [System.Management.Automation.PSCredentialUIOptions] $options) { throw 'Nobody is there.' }
}

class RememberingHost : System.Management.Automation.Host.PSHost {
    [RememberedUI] $Remembered = [RememberedUI]::new()
    [guid] $Id = [guid]::NewGuid()
    [guid] get_InstanceId() { return $this.Id }
    [string] get_Name() { return 'Remembering' }
    [version] get_Version() { return '1.0' }
    [System.Management.Automation.Host.PSHostUserInterface] get_UI() { return $this.Remembered }
    [cultureinfo] get_CurrentCulture() { return [cultureinfo]::InvariantCulture }
    [cultureinfo] get_CurrentUICulture() { return [cultureinfo]::InvariantCulture }
    [void] SetShouldExit([int] $code) { }
    [void] EnterNestedPrompt() { }
    [void] ExitNestedPrompt() { }
    [void] NotifyBeginApplication() { }
    [void] NotifyEndApplication() { }
}

BeforeAll {
    . "$PSScriptRoot/LoopbackHost.ps1"
    $module = "$PSScriptRoot/../../out/PimTools"
    Import-Module $module
    # Long enough to be stopped in the middle of a call, and shorter than what a change that has left is waited for.
    $slow = Start-EmulatorHost '--latency 2s'
}

AfterAll {
    $null = Disconnect-Pim -All
    Stop-EmulatorHost $slow
}

Describe 'A command that is stopped' {
    BeforeEach {
        Invoke-RestMethod "$($slow.Address)/_emulator/reset" -Method Post
        $null = Connect-EmulatorHost $slow ada
    }

    It 'says after Ctrl+C what had been sent, and what became of it' {
        $request = Request-PimRoleActivation 'Exchange Administrator' -Justification 'Pester'
        $remembering = [RememberingHost]::new()
        $runspace = [runspacefactory]::CreateRunspace($remembering)
        $runspace.Open()
        $null = [powershell]::Create($runspace).AddCommand('Import-Module').AddArgument($module).Invoke()
        $stopping = [powershell]::Create($runspace).AddCommand('Stop-PimRequest').AddParameter('Id', $request)

        $running = $stopping.BeginInvoke()
        Start-Sleep -Seconds 1
        $stopping.Stop()

        { $stopping.EndInvoke($running) } | Should -Throw
        $remembering.Remembered.Warnings | Should -HaveCount 1
        $remembering.Remembered.Warnings[0] | Should -Match "stopped after this had been sent, and the service took it: .*Exchange Administrator.*Get-PimRequest $($request.Id)"
        (Get-PimRequest $request.Id).Status | Should -Be 'Canceled'
        $runspace.Dispose()
    }

    It 'says under Select-Object -First what else was made' {
        $first = 'User Administrator', 'Reports Reader' |
            Request-PimRoleActivation -Kind EntraRole -Justification 'Pester' -WarningVariable warnings -WarningAction SilentlyContinue |
            Select-Object -First 1

        @($first) | Should -HaveCount 1
        $other = 'User Administrator', 'Reports Reader' | Where-Object { $_ -ne $first.Role.Name }
        "$warnings" | Should -Match "stopped.*$other.*Get-PimRequest"
        (Get-PimAssignment $other -Mine -Type Active -Kind EntraRole).State | Should -Be 'Activated'
    }
    It 'says under Select-Object -First what else was made and waited for' {
        # Which of them has ended by then differs from time to time.
        foreach ($round in 1..8) {
            $null = Connect-Pim -Emulator -As ada -Reset
            $before = (Get-PimRequest -Mine).Id
            $told = "$TestDrive/told.txt"

            $first = & { Get-PimAssignment -Mine -Type Eligible | Request-PimRoleActivation -Justification Pester -Wait -ErrorAction Ignore } 3> $told |
                Select-Object -First 1

            $text = Get-Content $told -Raw
            Get-PimRequest -Mine | Where-Object { $_.Id -notin $before -and $_.Id -ne $first.Id } |
                Where-Object { -not $text.Contains($_.Id) -and -not $text.Contains("$($_.Role) at $($_.Scope)") } | Should -BeNullOrEmpty
        }
    }

    It 'says under Select-Object -First what else a file or a plan made: <with>' -ForEach @(
        @{ with = 'Import-PimAssignment'; act = { $rows | Import-PimAssignment -Confirm:$false -WarningVariable told -WarningAction SilentlyContinue } }
        @{ with = 'Invoke-PimPlan'; act = { $plan | Invoke-PimPlan -Confirm:$false -WarningVariable told -WarningAction SilentlyContinue } }
    ) {
        $null = Connect-Pim -Emulator -As dana -Reset
        $people = 'ben', 'cleo', 'emil' | ForEach-Object { "$_@contoso.com" }
        $rows = $people | ForEach-Object { [pscustomobject]@{ Role = 'Reports Reader'; Principal = $_; Duration = '30d'; Justification = 'Pester' } }
        Set-Content "$TestDrive/three.yaml" (@('version: 1', 'assignments:') + ($people | ForEach-Object { "  - { role: Reports Reader, principal: $_, type: Eligible, duration: 30d, justification: Pester }" }))
        $plan = New-PimPlan "$TestDrive/three.yaml"

        $first = . $act | Select-Object -First 1

        @($first) | Should -HaveCount 1
        foreach ($one in Get-PimAssignment 'Reports Reader' -Type Eligible | Where-Object UserPrincipalName -In ($people -ne $first.UserPrincipalName)) {
            @($told | Where-Object { "$_" -like "*$($one.PrincipalName)*" }) | Should -HaveCount 1 -Because $one.PrincipalName
        }
    }
}
