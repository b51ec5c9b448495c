BeforeAll {
    . "$PSScriptRoot/LoopbackHost.ps1"
    Import-Module "$PSScriptRoot/../../out/PimTools"
    $module = [IO.Path]::GetFullPath("$PSScriptRoot/../../out/PimTools")
    . "$PSScriptRoot/AnotherPowerShell.ps1"
    $powershell, $library = Get-PowerShellCommand

    # A PowerShell of its own, in which nobody can be asked.
    function Invoke-Silent([string] $Script) {
        $output = & $powershell $library -NoProfile -NonInteractive -Command "Import-Module '$module'; `$null = Connect-Pim -Emulator -As ben; $Script" 2>&1
        [pscustomobject]@{ Output = "$($output | Out-String)"; ExitCode = $LASTEXITCODE }
    }

    function Get-Failure([scriptblock] $Script) {
        try { $null = & $Script } catch { $_ }
    }
}

AfterAll {
    $null = Disconnect-Pim -All
}

Describe 'A role that demands an authentication context' {
    BeforeEach {
        $null = Connect-Pim -Emulator -As ben -Reset
        $emulator = (Get-PimContext).Emulator
    }

    It 'has the person sign in again, in the running command and before anything is sent' {
        $said = Request-PimRoleActivation 'Conditional Access Administrator' -Justification 'Pester' -Verbose -WarningVariable warnings -WarningAction SilentlyContinue 4>&1

        $said[-1].Status | Should -Be 'Provisioned'
        "$warnings" | Should -Be 'Sign in again: Conditional Access Administrator demands authentication context c1.'
        $emulator.PromptCount | Should -Be 1
        @($said | Where-Object { "$_" -like 'POST *roleAssignmentScheduleRequests*' }) | Should -HaveCount 1
    }

    It 'asks nobody who has proved it' {
        $null = Request-PimRoleActivation 'Conditional Access Administrator' -Justification 'Pester' -Duration 1h -WarningAction SilentlyContinue
        $emulator.Advance('01:01')

        $request = Request-PimRoleActivation 'Conditional Access Administrator' -Justification 'Pester' -WarningVariable warnings

        $request.Status | Should -Be 'Provisioned'
        $warnings | Should -BeNullOrEmpty
        $emulator.PromptCount | Should -Be 1
    }

    It 'is told under -WhatIf, and nobody is asked' {
        Request-PimRoleActivation 'Conditional Access Administrator' -Justification 'Pester' -WhatIf -WarningVariable warnings -WarningAction SilentlyContinue |
            Should -BeNullOrEmpty

        "$warnings" | Should -Be 'You will be asked to sign in again for Conditional Access Administrator.'
        $emulator.PromptCount | Should -Be 0
    }

    It 'says in the question of -WhatIf what is demanded' {
        (Invoke-Silent "Request-PimRoleActivation 'Conditional*' -Justification 'Pester' -WhatIf").Output |
            Should -Match 'What if: Activate Conditional Access Administrator at Directory for 8h, which demands authentication context c1'
    }

    It 'ends the command with one error when the person refuses, after the others were activated' {
        $emulator.RefusesPrompts = $true
        $requests = [Collections.Generic.List[object]]::new()

        $failure = Get-Failure {
            Request-PimRoleActivation 'Conditional*', 'Intune*' -Justification 'Pester' -TicketNumber CHG-1 -WarningAction SilentlyContinue |
                ForEach-Object { $requests.Add($_) }
        }

        $requests.Role.Name | Should -Be 'Intune Administrator'
        $failure.FullyQualifiedErrorId | Should -Be 'StepUpRequired,PimTools.Commands.RequestPimRoleActivationCommand'
        $failure.CategoryInfo.Category | Should -Be 'AuthenticationError'
        $failure.TargetObject | Should -Be 'Conditional*'
        $failure.Exception.AuthenticationContexts | Should -Be 'c1'
        ($failure.Exception.Claims | ConvertFrom-Json).access_token.acrs.value | Should -Be 'c1'
        $emulator.PromptCount | Should -Be 1
        Get-PimAssignment 'Conditional*' -Mine -Type Active | Should -BeNullOrEmpty
    }

    It '-RefreshToken renews the tokens of the context' {
        $request = Request-PimRoleActivation 'Intune*' -Justification 'Pester' -TicketNumber CHG-1 -RefreshToken -WarningVariable warnings

        $request.Status | Should -Be 'Provisioned'
        $warnings | Should -BeNullOrEmpty
        $emulator.PromptCount | Should -Be 0
    }
}

Describe 'A role that demands an authentication context where nobody can be asked' {
    It 'ends a runbook with an error that has the claims, after the others were activated' {
        $run = Invoke-Silent @'
try { Request-PimRoleActivation 'Conditional*', 'Intune*' -Justification 'Pester' -TicketNumber CHG-1 | ForEach-Object { "made $($_.Role)" } }
catch { "id $($_.FullyQualifiedErrorId)"; "claims $($_.Exception.Claims)"; "remedy $($_.ErrorDetails.RecommendedAction)" }
"asked $((Get-PimContext).Emulator.PromptCount)"
'@

        $run.Output | Should -Match '(?m)^made Intune Administrator'
        $run.Output | Should -Match '(?m)^id StepUpRequired,PimTools.Commands.RequestPimRoleActivationCommand'
        $run.Output | Should -Match '(?m)^claims \{"access_token":\{"acrs":\{"essential":true,\s?"value":"c1"'
        $run.Output | Should -Match '(?m)^remedy .*-NonInteractive'
        $run.Output | Should -Match '(?m)^asked 0'
    }

    It 'makes the process fail' {
        (Invoke-Silent "Request-PimRoleActivation 'Conditional*' -Justification 'Pester'").ExitCode | Should -Be 1
        (Invoke-Silent "Request-PimRoleActivation 'Intune*' -Justification 'Pester' -TicketNumber CHG-1").ExitCode | Should -Be 0
    }

    It 'is an error under -WhatIf, too' {
        $run = Invoke-Silent "Request-PimRoleActivation 'Conditional*' -Justification 'Pester' -WhatIf"

        $run.ExitCode | Should -Be 1
        $run.Output | Should -Match 'demands authentication context c1, and nobody can be asked'
    }
}

Describe 'A connection with an access token from elsewhere' {
    BeforeAll {
        $loopback = Start-EmulatorHost

        function Connect-WithToken([string] $Query) {
            $token = ConvertTo-SecureString (Get-EmulatorToken $loopback $Query) -AsPlainText -Force
            $null = Connect-Pim -AccessToken $token -GraphEndpoint $loopback.Address -Name given
        }
    }

    AfterAll {
        Stop-EmulatorHost $loopback
    }

    It 'cannot satisfy a context, and is told what to do' {
        Connect-WithToken 'user=ben'

        $failure = Get-Failure { Request-PimRoleActivation 'Conditional*' -Kind EntraRole -Justification 'Pester' }

        $failure.FullyQualifiedErrorId | Should -Be 'StepUpRequired,PimTools.Commands.RequestPimRoleActivationCommand'
        $challenge = ($failure.ErrorDetails.RecommendedAction -split 'Connect-AzAccount -ClaimsChallenge ')[1]
        [Text.Encoding]::UTF8.GetString([Convert]::FromBase64String($challenge)) | Should -Be $failure.Exception.Claims
    }

    It 'activates what its token has proved' {
        Connect-WithToken 'user=ben&acrs=c1'

        (Request-PimRoleActivation 'Conditional*' -Kind EntraRole -Justification 'Pester').Status | Should -Be 'Provisioned'
    }

    It 'has an error of its own for a missing second factor' {
        Connect-WithToken 'user=ada&mfa=false'

        $failure = Get-Failure { Request-PimRoleActivation 'User Administrator', 'Helpdesk*' -Kind EntraRole -Justification 'Pester' }

        $failure.FullyQualifiedErrorId | Should -Be 'MfaRequired,PimTools.Commands.RequestPimRoleActivationCommand'
        ($failure.Exception.Claims | ConvertFrom-Json).access_token.amr.values | Should -Be 'mfa'
    }

    It 'warns that -RefreshToken cannot renew it' {
        Connect-WithToken 'user=ada'

        $request = Request-PimRoleActivation 'Helpdesk*' -Kind EntraRole -Justification 'Pester' -RefreshToken -WarningVariable warnings -WarningAction SilentlyContinue

        $request.Status | Should -Be 'Provisioned'
        "$warnings" | Should -Match 'The token was not renewed.*came from elsewhere'
    }
}
